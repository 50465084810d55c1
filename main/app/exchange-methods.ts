import { exportBundles } from '#annotations/formats/export-bundles'
import type { Bundle, KnownText, NotReadable } from '#annotations/formats/bundle'
import { groupFiles } from '#annotations/formats/group-files'
import { setToData } from '#annotations/model/annotation-set'
import type { ImportReport, SentFile } from '#shared/contract/methods'
import { failedImport } from '#shared/failed-import'
import { FailureError } from '#shared/failures'
import { recordOf } from './article-methods'
import type { SetKind } from '../store/layout'
import { binaryKind } from '../exchange/binary-kind'
import type { AppContext, Handlers } from './create-app'
import { toFailure } from './failure'
import { receiveImported } from './receive-imported'

type ExchangeMethods = Pick<Handlers, 'export.run' | 'import.run' | 'import.cancel'>

export function exchangeMethods(context: AppContext): ExchangeMethods {
  const { store, importer, packer, about, now, emit } = context
  /** Counts cancellations: a run that began before the latest one stops at its next file. */
  let cancelled = 0
  return {
    'export.run': async ({ scope, format, rawCsv, adjudicated = false }) => {
      const kind = adjudicated ? 'review' : 'annotations'
      const bundles = scope.kind === 'article' ? [await bundleOf(context, scope.id, about.analyst, kind)] : await everyBundle(context, kind)
      return exportBundles(format, bundles, { csvGuard: !rawCsv, generator: `Claimlight ${about.version}`, exportedAt: now() })
    },
    'import.run': async ({ files, into }) => {
      if (store.readOnly) throw new FailureError(store.readOnly.code, store.readOnly.values)
      const begun = cancelled
      const known = await knownTexts(context)
      const readable: { path: string; text: string }[] = []
      const reports: ImportReport[] = []
      for (const file of files) {
        const text = decodeUtf8(file)
        const binary = text === null ? binaryKind(Buffer.from(file.base64, 'base64'), false) : null
        if (binary !== null) reports.push(failedImport(file.name, { code: 'binary-file', values: { name: file.name, kind: binary } }))
        else if (text === null) reports.push(failedImport(file.name, { code: 'broken-file', values: { name: file.name, where: 'UTF-8' } }))
        else readable.push({ path: file.name, text })
      }
      // Of an empty library there is nothing to go back to.
      if (store.articles().length > 0) await store.care.backups.create('before-import')
      const groups = groupFiles(readable)
      for (const [done, group] of groups.entries()) {
        emit({ kind: 'import-progress', done, of: groups.length })
        try {
          if (cancelled !== begun) throw new FailureError('import-cancelled', { name: group.name })
          const outcome = await importer.readAnnotations({ group, known, analyst: about.analyst, at: now() })
          if (outcome.kind === 'failed') reports.push(failedImport(group.name, failureOf(group.name, outcome.why)))
          else reports.push(await receiveImported(context, group.name, outcome.imported, into))
        } catch (error) {
          reports.push(failedImport(group.name, toFailure(error, 'import.run')))
        }
      }
      emit({ kind: 'library-changed' })
      return { reports }
    },
    'import.cancel': async () => {
      cancelled++
      packer.cancel()
      await importer.cancel()
      return {}
    },
  }
}

/** @throws FailureError where a set cannot be read in full: a file that lacks some of it would be taken for a backup */
async function bundleOf(context: AppContext, articleId: string, analyst: string, kind: SetKind): Promise<Bundle> {
  const { article } = recordOf(context, articleId)
  const { set, failure } = await context.store.openSet(articleId, analyst, kind)
  const text = await context.texts.read(articleId, set.revision)
  if (failure) throw new FailureError(failure.code, failure.values)
  return { article, text, set: setToData(set) }
}

/** Every analyst's set on every article; an article nobody has worked on yet comes along with one's own empty set. All or nothing. */
async function everyBundle(context: AppContext, kind: SetKind): Promise<readonly Bundle[]> {
  for (const failure of context.store.unreadable.values()) throw new FailureError(failure.code, failure.values)
  const bundles: Bundle[] = []
  for (const { article } of context.store.articles()) {
    const analysts = await context.store.analystsOf(article.id, kind)
    const besides = kind === 'annotations' ? [context.about.analyst] : []
    for (const analyst of analysts.length > 0 ? analysts : besides) bundles.push(await bundleOf(context, article.id, analyst, kind))
  }
  return bundles
}

/** A text that cannot be read is reported where it is opened; it must not keep annotations of all others out. */
async function knownTexts({ store, texts }: AppContext): Promise<readonly KnownText[]> {
  const known: KnownText[] = []
  for (const { article } of store.articles()) {
    for (const { sha256 } of article.revisions) {
      const text = await texts.read(article.id, sha256).catch(() => null)
      if (text !== null) known.push({ article, revision: sha256, text })
    }
  }
  return known
}

function failureOf(name: string, why: NotReadable) {
  if (why.kind === 'no-matching-text') return { code: 'text-mismatch', values: { name } } as const
  if (why.kind === 'newer-version') return { code: 'file-newer', values: { name, version: why.where } } as const
  return { code: why.kind, values: { name, where: why.where } } as const
}

/** Annotation files are UTF-8 by every format's own rule; bytes that are not are damage, not another encoding. A byte-order mark is the format's to judge. */
function decodeUtf8({ base64 }: SentFile): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(base64, 'base64'))
  } catch {
    return null
  }
}

import type { KnownText } from '#annotations/formats/bundle'
import { importFiles } from '#annotations/formats/import-files'
import { setFromData } from '#annotations/model/annotation-set'
import type { ReviewSet } from '#annotations/review/review-set'
import { AgreementMeter } from '#annotations/review/agreement/set-agreement'
import { FailureError } from '#shared/failures'
import type { App } from '../app/app'
import { toFailure } from '../app/failure'
import { readAnnotationFile } from '../exchange/read-article-file'
import { agreementJson, type AgreementOn, agreementTable } from './agreement-table'
import { call } from './library-commands'
import { type Output, UsageError, writeFailure } from './output'

interface AgreeOptions {
  readonly article?: string
  readonly json?: boolean
}

/** Agreement of everyone's sets, an article at a time. Articles that fewer than two have worked on are left out. */
export async function agreeInLibrary(app: App, options: AgreeOptions, output: Output): Promise<number> {
  const listed = options.article === undefined ? (await call(app, 'library.list', { query: '', state: null })).entries : []
  const ids = options.article === undefined ? listed.map(({ id }) => id) : [options.article]
  let failed = false
  let shown = 0
  for (const articleId of ids) {
    const { article, text } = await call(app, 'article.open', { articleId })
    const { sets } = await call(app, 'article.sets', { articleId })
    for (const { set, failure } of sets) {
      if (failure === null) continue
      failed = true
      writeFailure(output, failure, `${articleId}, ${set.analyst}: `)
    }
    const readable = sets.filter(({ failure }) => failure === null).map(({ set }) => setFromData(set))
    for (const group of byRevision(readable)) {
      const revision = article.revisions.find(({ sha256 }) => sha256 === group[0]?.revision)
      shown += show(
        { article: articleId, title: article.metadata.title, sets: group, length: revision?.length ?? text.length },
        options,
        output,
      )
    }
  }
  if (shown === 0) output.err('claimlight: no article that two analysts have annotated on one revision.\n')
  return failed || shown === 0 ? 1 : 0
}

/** Agreement of the sets in annotation files that are about one text. Files that bring no text are placed on that of those that do. */
export async function agreeInFiles(paths: readonly string[], options: AgreeOptions, at: string, output: Output): Promise<number> {
  if (paths.length === 0) throw new UsageError('agree needs --library DIR or files')
  const files: { path: string; text: string }[] = []
  for (const path of paths) {
    const { bytes } = await readAnnotationFile(path)
    files.push({ path, text: new TextDecoder('utf-8', { fatal: false }).decode(bytes) })
  }
  const known = new Map<string, KnownText>()
  // Once for the texts, once more for the sets: a file without a text may come before the one that has it.
  for (const outcome of importFiles(files, [], '', at)) {
    if (outcome.kind !== 'imported') continue
    for (const { bundle } of outcome.imported.sets) {
      known.set(bundle.set.revision, { article: bundle.article, revision: bundle.set.revision, text: bundle.text })
    }
  }
  const sets: ReviewSet[] = []
  let failed = 0
  for (const [i, file] of files.entries()) {
    for (const outcome of importFiles([file], [...known.values()], `file ${i + 1}`, at)) {
      if (outcome.kind === 'imported') sets.push(...outcome.imported.sets.map(({ bundle }) => setFromData(bundle.set)))
      else {
        failed++
        writeFailure(output, toFailure(new FailureError('file-unreadable', { name: outcome.name, reason: outcome.why.kind }), 'agree'))
      }
    }
  }
  const groups = byRevision(distinctAnalysts(sets))
  let shown = 0
  for (const group of groups) {
    const text = known.get(group[0]?.revision ?? '')
    shown += show(
      { article: text?.article.id ?? '', title: text?.article.metadata.title ?? '', sets: group, length: text?.text.length ?? 0 },
      options,
      output,
    )
  }
  if (shown === 0) output.err('claimlight: no two sets on one text.\n')
  return failed > 0 || shown === 0 ? 1 : 0
}

function show(
  on: Omit<AgreementOn, 'agreement'> & { sets: readonly ReviewSet[]; length: number },
  options: AgreeOptions,
  output: Output,
): number {
  if (on.sets.length < 2) return 0
  const { agreement } = new AgreementMeter().measure(on.sets, on.length)
  const { article, title } = on
  output.out(
    options.json ? `${JSON.stringify(agreementJson({ article, title, agreement }))}\n` : agreementTable({ article, title, agreement }),
  )
  return 1
}

function byRevision(sets: readonly ReviewSet[]): readonly (readonly ReviewSet[])[] {
  const groups = new Map<string, ReviewSet[]>()
  for (const set of sets) {
    const group = groups.get(set.revision)
    if (group) group.push(set)
    else groups.set(set.revision, [set])
  }
  return [...groups.values()]
}

/** Two files of one analyst are two sides here: the second is told apart by a number. */
function distinctAnalysts(sets: readonly ReviewSet[]): readonly ReviewSet[] {
  const seen = new Map<string, number>()
  return sets.map((set) => {
    const id = `${set.revision} ${set.analyst}`
    const count = (seen.get(id) ?? 0) + 1
    seen.set(id, count)
    return count === 1 ? set : { ...set, analyst: `${set.analyst} (${count})` }
  })
}

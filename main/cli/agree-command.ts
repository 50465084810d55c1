import type { KnownText } from '#annotations/formats/bundle'
import { importFiles } from '#annotations/formats/import-files'
import { type AnnotationSet, setFromData } from '#annotations/model/annotation-set'
import { agreementOverTime } from '#annotations/review/agreement/agreement-over-time'
import { poolAgreement, pooledIntervals } from '#annotations/review/agreement/pooled-agreement'
import { AgreementMeter, type SetAgreement } from '#annotations/review/agreement/set-agreement'
import { type SetSample, setIntervals } from '#annotations/review/agreement/set-intervals'
import type { Alignment } from '#annotations/review/align-sets'
import { NO_NAMES } from '#annotations/people/shown-names'
import { carrySets, revisionToCompareOn } from '#annotations/review/carry-sets'
import { FailureError } from '#shared/failures'
import { message } from '#shared/messages/message'
import type { App } from '../app/app'
import { toFailure } from '../app/failure'
import { readAnnotationFile } from '../exchange/read-article-file'
import { agreementJson, pooledJson } from './agreement-json'
import { agreementTable, type MeasuredOn, pooledTable } from './agreement-table'
import { articlesFor, comparedSets, tellCarried } from './compared-sets'
import { call } from './call'
import { namesIn, tellWithheld } from './names'
import { type Output, UsageError, writeFailure } from './output'

export interface AgreeOptions {
  readonly article?: string
  readonly revision?: string
  readonly json?: boolean
}

/**
 * Agreement of everyone's sets, an article at a time, then of the whole library. Sets on another revision are brought along. Articles that fewer
 * than two have worked on are left out.
 */
export async function agreeInLibrary(app: App, options: AgreeOptions, output: Output): Promise<number> {
  if (options.revision !== undefined && options.article === undefined) throw new UsageError('--revision goes with --article ID')
  let failed = false
  const shown: Measured[] = []
  const { nameOf } = await namesIn(app)
  for (const articleId of await articlesFor(app, options.article)) {
    const { sets: read, withheld } = await call(app, 'article.sets', { articleId })
    tellWithheld(articleId, withheld, output)
    const compared = await comparedSets(app, articleId, read, options.revision, output)
    failed ||= compared.isLacking
    const { article, revision, text, carried } = compared
    const on = { article: articleId, title: article.metadata.title, revision, carried, length: text.length, nameOf }
    shown.push(...show(on, options, output))
  }
  if (shown.length === 0) output.err('claimlight: no article that two analysts have annotated.\n')
  if (shown.length > 0 && options.article === undefined) {
    const pooled = poolAgreement(shown.map(({ agreement }) => agreement))
    const intervals = pooledIntervals(pooled, shown)
    const overTime = agreementOverTime(shown.map(({ alignment }) => alignment))
    if (options.json) output.out(`${JSON.stringify(pooledJson(pooled, intervals, overTime, nameOf))}\n`)
    else if (shown.length > 1) output.out(pooledTable(pooled, intervals, overTime, nameOf))
  }
  return failed || shown.length === 0 ? 1 : 0
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
  const sets: AnnotationSet[] = []
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
  let shown = 0
  for (const group of byArticle(distinctAnalysts(sets))) {
    // Of several files about one article, the one that knows most revisions of it says in which order they came.
    const articles = [...known.values()].map(({ article }) => article).filter(({ id }) => id === group[0]?.articleId)
    const [article] = articles.sort((a, b) => b.revisions.length - a.revisions.length)
    const revision = revisionToCompareOn(group, article?.revisions.map(({ sha256 }) => sha256) ?? []) ?? group[0]?.revision ?? ''
    const text = known.get(revision)?.text
    if (text === undefined) continue
    const { carried, textless } = carrySets(group, revision, (one) => known.get(one)?.text)
    for (const analyst of textless) output.err(`claimlight: ${message('carried.textless', { analyst })}\n`)
    failed += textless.length
    const on = {
      article: article?.id ?? '',
      title: article?.metadata.title ?? '',
      revision,
      carried,
      length: text.length,
      nameOf: NO_NAMES.nameOf,
    }
    shown += show(on, options, output).length
  }
  if (shown === 0) output.err('claimlight: no two sets on one text.\n')
  return failed > 0 || shown === 0 ? 1 : 0
}

interface Measured {
  readonly alignment: Alignment
  readonly agreement: SetAgreement
  readonly sample: SetSample
}

/** Writes what two or more sets come to; nothing, and an empty list, for fewer. */
function show(on: MeasuredOn, options: AgreeOptions, output: Output): readonly Measured[] {
  if (on.carried.length < 2) return []
  tellCarried(on.article, on.carried, output, on.nameOf)
  const measured = new AgreementMeter().measure(
    on.carried.map(({ set }) => set),
    on.length,
  )
  const { alignment, agreement } = measured
  const sample = measured.sample()
  const intervals = setIntervals(sample)
  const words = options.json
    ? `${JSON.stringify(agreementJson(on, agreement, intervals, agreementOverTime([alignment])))}\n`
    : agreementTable(on, agreement, intervals)
  output.out(words)
  return [{ alignment, agreement, sample }]
}

function byArticle(sets: readonly AnnotationSet[]): readonly (readonly AnnotationSet[])[] {
  const groups = new Map<string, AnnotationSet[]>()
  for (const set of sets) {
    const group = groups.get(set.articleId)
    if (group) group.push(set)
    else groups.set(set.articleId, [set])
  }
  return [...groups.values()]
}

/** Two files of one analyst are two sides here: the second is told apart by a number. */
function distinctAnalysts(sets: readonly AnnotationSet[]): readonly AnnotationSet[] {
  const seen = new Map<string, number>()
  return sets.map((set) => {
    const id = `${set.articleId} ${set.analyst}`
    const count = (seen.get(id) ?? 0) + 1
    seen.set(id, count)
    return count === 1 ? set : { ...set, analyst: `${set.analyst} (${count})` }
  })
}

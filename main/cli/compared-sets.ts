import { type AnnotationSet, type AnnotationSetData, setFromData } from '#annotations/model/annotation-set'
import type { Article } from '#annotations/model/article'
import type { SetPoint } from '#annotations/model/decision'
import { NO_NAMES, type ShownNames } from '#annotations/people/shown-names'
import { type CarriedSet, carrySets, revisionToCompareOn } from '#annotations/review/carry-sets'
import type { Failure } from '#shared/failures'
import { message } from '#shared/messages/message'
import type { App } from '../app/app'
import { namesIn } from './names'
import { call } from './call'
import { type Output, UsageError, writeFailure } from './output'

/** A set as the library gives it. */
interface ReadSet {
  readonly set: AnnotationSetData
  readonly seq: number
  readonly failure: Failure | null
}

/** Everybody's sets on an article, brought to one revision. */
export interface ComparedSets {
  readonly article: Article
  readonly revision: string
  readonly text: string
  readonly carried: readonly CarriedSet[]
  readonly sets: readonly AnnotationSet[]
  readonly points: readonly SetPoint[]
  /** Something could not be read, so that this is not all. */
  readonly isLacking: boolean
}

/**
 * Brings sets of an article to one revision: `chosen`, else the newest that one of them is on. Complains of those that cannot be read.
 * @throws UsageError where the article has no revision that begins with `chosen`, or has several
 */
export async function comparedSets(
  app: App,
  articleId: string,
  read: readonly ReadSet[],
  chosen: string | undefined,
  output: Output,
): Promise<ComparedSets> {
  const { article } = await call(app, 'article.open', { articleId })
  for (const { set, failure } of read) if (failure) writeFailure(output, failure, `${articleId}, ${set.analyst}: `)
  const begun = read.filter(({ seq, failure }) => failure === null && seq > 0)
  const sets = begun.map(({ set }) => setFromData(set))
  const hashes = article.revisions.map(({ sha256 }) => sha256)
  const revision = chosen === undefined ? (revisionToCompareOn(sets, hashes) ?? hashes.at(-1) ?? '') : revisionNamed(chosen, hashes)
  const texts = new Map<string, string>()
  const needed = [revision, ...sets.flatMap((set) => [set.revision, ...[...set.rechecks.values()].map((one) => one.revision)])]
  for (const one of new Set(needed)) {
    if (hashes.includes(one)) texts.set(one, (await call(app, 'revision.text', { articleId, revision: one })).text)
  }
  const { carried, textless } = carrySets(sets, revision, (one) => texts.get(one))
  const { nameOf } = await namesIn(app)
  for (const analyst of textless) output.err(`${articleId}: ${message('carried.textless', { analyst: nameOf(analyst) })}\n`)
  return {
    article,
    revision,
    text: texts.get(revision) ?? '',
    carried,
    sets: carried.map(({ set }) => set),
    points: begun
      .filter(({ set }) => !textless.includes(set.analyst))
      .map(({ set, seq }) => ({ analyst: set.analyst, seq }))
      .sort((a, b) => (a.analyst < b.analyst ? -1 : 1)),
    isLacking: textless.length > 0 || read.some(({ failure }) => failure !== null),
  }
}

function revisionNamed(start: string, hashes: readonly string[]): string {
  const found = hashes.filter((hash) => hash.startsWith(start))
  const [only] = found
  if (found.length === 1 && only !== undefined && start !== '') return only
  throw new UsageError(found.length === 0 ? `no revision ${start} of the article` : `more than one revision begins with ${start}`)
}

/** Says of each set that came from another revision what became of its claims: none is left out in silence. */
export function tellCarried(
  articleId: string,
  carried: readonly CarriedSet[],
  output: Output,
  nameOf: ShownNames['nameOf'] = NO_NAMES.nameOf,
): void {
  for (const { set, from, changed, unplaced } of carried) {
    if (from === null && unplaced.length === 0) continue
    const analyst = nameOf(set.analyst)
    const words =
      from === null
        ? message('carried.waiting', { analyst, unplaced: unplaced.length })
        : message('carried.from', {
            analyst,
            from: from.slice(0, 8),
            placed: set.claims.size,
            changed: changed.length,
            unplaced: unplaced.length,
          })
    output.err(`${articleId}: ${words}\n`)
    for (const { id, fate, was } of unplaced) {
      const quote = was.content.map(({ exact }) => exact).join(' … ')
      output.err(`${articleId}:   ${message(`carried.${fate}`, { id, quote: quote.replaceAll(/\s+/gu, ' ') })}\n`)
    }
  }
}

/** The articles a command is about: the one named, or all of the library. */
export async function articlesFor(app: App, article: string | undefined): Promise<readonly string[]> {
  if (article !== undefined) return [article]
  return (await call(app, 'library.list', { query: '', state: null })).entries.map(({ id }) => id)
}

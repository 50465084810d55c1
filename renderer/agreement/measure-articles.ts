import { setFromData } from '#annotations/model/annotation-set'
import type { ReviewSet } from '#annotations/review/review-set'
import { intervalRow } from '#shared/figures/interval-row'
import type { IntervalRow } from '#shared/figures/figure-data'
import type { Controller } from '../app/controller'
import type { AgreementClient } from './agreement-client'

/**
 * Alpha on tags in each article that two analysts or more have annotated on one revision, the one that most are on; one article at a time, each in a
 * worker. A row opens its article. Null where it was cancelled.
 */
export async function measureArticles(
  controller: Controller,
  client: AgreementClient,
  onProgress: (at: number, of: number) => void,
  signal: AbortSignal,
): Promise<readonly IntervalRow[] | null> {
  const listed = await controller.call('library.list', { query: '', state: null })
  if (!listed) return null
  const rows: IntervalRow[] = []
  for (const [i, { id, metadata }] of listed.entries.entries()) {
    if (signal.aborted) return null
    onProgress(i + 1, listed.entries.length)
    const read = await controller.call('article.sets', { articleId: id })
    if (!read) return null
    const sets = most(read.sets.filter(({ failure, seq }) => failure === null && seq > 0).map(({ set }) => setFromData(set)))
    if (sets.length < 2) continue
    // Alpha on tags needs the claims alone; the length of the text matters to alpha-u, which is not shown here.
    const measured = await client.measure({ sets, adjudicated: null, length: lastOffset(sets) }, signal)
    if (!measured) return null
    rows.push(intervalRow(metadata.title, measured.agreement.tags.alpha, measured.intervals.alpha, id))
  }
  return rows
}

/** The sets on the revision that most are on. */
function most(sets: readonly ReviewSet[]): readonly ReviewSet[] {
  const groups = new Map<string, ReviewSet[]>()
  for (const set of sets) {
    const group = groups.get(set.revision)
    if (group) group.push(set)
    else groups.set(set.revision, [set])
  }
  return [...groups.values()].reduce<readonly ReviewSet[]>((best, group) => (group.length > best.length ? group : best), [])
}

function lastOffset(sets: readonly ReviewSet[]): number {
  let last = 1
  for (const { claims } of sets) for (const { content } of claims.values()) for (const { end } of content) last = Math.max(last, end)
  return last
}

import type { AgreementOverTime } from '#annotations/review/agreement/agreement-over-time'
import type { PairIntervals } from '#annotations/review/agreement/pair-intervals'
import type { ShownNames } from '#annotations/people/shown-names'
import type { PooledAgreement, PooledIntervals } from '#annotations/review/agreement/pooled-agreement'
import type { SetAgreement } from '#annotations/review/agreement/set-agreement'
import type { SetIntervals, TagIntervals } from '#annotations/review/agreement/set-intervals'
import type { MeasuredOn } from './agreement-table'

/** One JSON document an article; its form is described in docs/agreement.md. Ratings are left out: the claims are in the sets. */
export function agreementJson(
  { article, title, revision, carried, nameOf }: MeasuredOn,
  { ratings: _ratings, pairs, tags, ...rest }: SetAgreement,
  intervals: SetIntervals,
  overTime: AgreementOverTime,
): unknown {
  return {
    format: 'claimlight-agreement',
    version: 1,
    article,
    title,
    revision,
    ...rest,
    names: namesJson(rest.analysts, nameOf),
    tags: { ...tags, intervals: ofTags(intervals) },
    intervals: intervalsJson(intervals),
    pairs: pairsJson(pairs, intervals.pairs),
    overTime,
    carried: carried
      .filter(({ from, unplaced }) => from !== null || unplaced.length > 0)
      .map(({ set, from, changed, unplaced }) => ({
        analyst: set.analyst,
        from,
        claims: set.claims.size,
        changed: changed.map(({ id }) => id),
        unplaced: unplaced.map(({ id, fate }) => ({ claim: id, fate })),
      })),
  }
}

/** The same over all articles of a library. */
export function pooledJson(
  { ratings: _ratings, pairs, tags, ...rest }: PooledAgreement,
  intervals: PooledIntervals,
  overTime: AgreementOverTime,
  nameOf: ShownNames['nameOf'],
): unknown {
  return {
    format: 'claimlight-agreement-library',
    version: 1,
    ...rest,
    names: namesJson(rest.analysts, nameOf),
    tags: { ...tags, intervals: ofTags(intervals) },
    intervals: { perTag: intervals.perTag },
    pairs: pairsJson(pairs, intervals.pairs),
    overTime,
  }
}

/** Ids to the names shown for them. */
function namesJson(analysts: readonly string[], nameOf: ShownNames['nameOf']): Readonly<Record<string, string>> {
  return Object.fromEntries(analysts.map((id) => [id, nameOf(id)]))
}

function ofTags({ fleiss, ac1, alpha }: TagIntervals) {
  return { fleiss, ac1, alpha }
}

function intervalsJson({ perTag, alphaU, alphaUByTag, sources, links }: SetIntervals) {
  return { perTag, alphaU, alphaUByTag, sources, links }
}

function pairsJson<T extends { readonly ratings: unknown }>(pairs: readonly T[], intervals: readonly PairIntervals[]): readonly unknown[] {
  return pairs.map(({ ratings: _ratings, ...pair }, i) => ({ ...pair, intervals: intervals[i] ?? null }))
}

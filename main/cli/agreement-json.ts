import type { AgreementOverTime } from '#annotations/review/agreement/agreement-over-time'
import { intervalOf } from '#annotations/review/agreement/bootstrap'
import { krippendorffAlpha } from '#annotations/review/agreement/krippendorff-alpha'
import { fleissKappa, gwetAc } from '#annotations/review/agreement/many-raters'
import type { PooledAgreement } from '#annotations/review/agreement/pooled-agreement'
import type { Ratings } from '#annotations/review/agreement/ratings'
import type { SetAgreement } from '#annotations/review/agreement/set-agreement'
import { cohenKappa } from '#annotations/review/agreement/two-raters'
import type { MeasuredOn } from './agreement-table'

/** One JSON document an article; its form is described in docs/agreement.md. Ratings are left out: the claims are in the sets. */
export function agreementJson(
  { article, title, revision, carried }: MeasuredOn,
  { ratings, pairs, tags, ...rest }: SetAgreement,
  overTime: AgreementOverTime,
): unknown {
  return {
    format: 'claimlight-agreement',
    version: 1,
    article,
    title,
    revision,
    ...rest,
    tags: { ...tags, intervals: intervalsOf(ratings) },
    pairs: pairsJson(pairs),
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
export function pooledJson({ ratings, pairs, tags, ...rest }: PooledAgreement, overTime: AgreementOverTime): unknown {
  return {
    format: 'claimlight-agreement-library',
    version: 1,
    ...rest,
    tags: { ...tags, intervals: intervalsOf(ratings) },
    pairs: pairsJson(pairs),
    overTime,
  }
}

function intervalsOf(ratings: Ratings) {
  return {
    fleiss: intervalOf(ratings, fleissKappa),
    ac1: intervalOf(ratings, gwetAc),
    alpha: intervalOf(ratings, krippendorffAlpha),
  }
}

function pairsJson<T extends { readonly ratings: Ratings }>(pairs: readonly T[]): readonly unknown[] {
  return pairs.map(({ ratings, ...pair }) => ({ ...pair, intervals: { kappa: intervalOf(ratings, cohenKappa) } }))
}

import { type Tag, TAGS } from '#annotations/model/claim'
import { seededRandom } from '#annotations/chance/seeded-random'
import { type AgreementOverTime, agreementOverTime } from '#annotations/review/agreement/agreement-over-time'
import { bootstrapInterval, type Interval } from '#annotations/review/agreement/bootstrap'
import type { ChanceFigure } from '#annotations/review/agreement/figure'
import { krippendorffAlpha } from '#annotations/review/agreement/krippendorff-alpha'
import { fleissKappa, gwetAc } from '#annotations/review/agreement/many-raters'
import { type PairAgreement, pairAgreement } from '#annotations/review/agreement/pair-agreement'
import type { Ratings } from '#annotations/review/agreement/ratings'
import { AgreementMeter, type SetAgreement } from '#annotations/review/agreement/set-agreement'
import { onlyTag } from '#annotations/review/agreement/tag-agreement'
import type { ReviewSet } from '#annotations/review/review-set'

/** The same sets give the same intervals, here and on the command line. */
const SEED = 1

export interface Measured {
  readonly agreement: SetAgreement
  readonly intervals: {
    readonly fleiss: Interval | null
    readonly ac1: Interval | null
    readonly alpha: Interval | null
    /** Alpha of each tag against the others. */
    readonly perTag: Readonly<Record<Tag, Interval | null>>
  }
  /** By when claims were marked. */
  readonly overTime: AgreementOverTime
  /** Each analyst beside the adjudicated set, in the order of the analysts; empty where nothing was decided. */
  readonly adjudicated: readonly PairAgreement[]
}

/** Everything that the panel shows but gamma. @param length of the text, in UTF-16 code units */
export function measureSets(sets: readonly ReviewSet[], length: number, adjudicated: ReviewSet | null): Measured {
  const { agreement, alignment } = new AgreementMeter().measure(sets, length)
  const { ratings } = agreement
  const perTag = (tag: Tag): Interval | null => interval(onlyTag(ratings, tag), krippendorffAlpha)
  return {
    agreement,
    intervals: {
      fleiss: interval(ratings, fleissKappa),
      ac1: interval(ratings, gwetAc),
      alpha: interval(ratings, krippendorffAlpha),
      perTag: Object.fromEntries(TAGS.map((tag) => [tag, perTag(tag)])) as Record<Tag, Interval | null>,
    },
    overTime: agreementOverTime([alignment]),
    adjudicated: adjudicated ? agreement.analysts.flatMap((analyst) => againstAdjudicated(sets, analyst, adjudicated)) : [],
  }
}

function againstAdjudicated(sets: readonly ReviewSet[], analyst: string, adjudicated: ReviewSet): readonly PairAgreement[] {
  const set = sets.find((one) => one.analyst === analyst)
  // Whoever reviews may have annotated as well: then both sets go by one name.
  return set ? [pairAgreement(set, { ...adjudicated, analyst: `${analyst}, adjudicated` })] : []
}

function interval(ratings: Ratings, coefficient: (ratings: Ratings) => ChanceFigure): Interval | null {
  return bootstrapInterval(ratings, coefficient, { random: seededRandom(SEED) })
}

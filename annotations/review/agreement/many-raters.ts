import { beyondChance, type ChanceFigure, undefinedFigure } from './figure'
import { eachUnit, type Ratings } from './ratings'

/**
 * Fleiss' kappa for any number of raters (Fleiss 1971, Measuring nominal scale agreement among many raters, Psychological Bulletin 76).
 * It is defined for units that all raters judged; others are left out. Undefined where there is no such unit, fewer than two raters, or where all
 * judgements are in one category.
 */
export function fleissKappa(ratings: Ratings): ChanceFigure {
  const { raters, categories } = ratings
  if (raters < 2) return undefinedFigure('one-rater')
  const totals = new Float64Array(categories)
  let units = 0
  let agreeing = 0
  eachUnit(ratings, (counts, judged, often) => {
    if (judged < raters) return
    units += often
    for (let i = 0; i < categories; i++) {
      const count = counts[i] ?? 0
      totals[i] = (totals[i] ?? 0) + often * count
      agreeing += often * count * (count - 1)
    }
  })
  if (units === 0) return undefinedFigure('no-units')
  const expected = totals.reduce((sum, count) => sum + (count / (units * raters)) ** 2, 0)
  return beyondChance(agreeing / (units * raters * (raters - 1)), expected, units)
}

/** How much two categories count as agreement: 1 for the same, 0 for nothing in common. */
export type AgreementWeight = (a: number, b: number, categories: number) => number

export const sameCategory: AgreementWeight = (a, b) => (a === b ? 1 : 0)
export const quadraticWeight: AgreementWeight = (a, b, categories) => 1 - ((a - b) / (categories - 1)) ** 2

/**
 * Gwet's AC1, and with weights AC2: agreement beyond chance where chance is what raters do with units that are hard to tell; it keeps its sense where
 * one category prevails (Gwet 2008, Computing inter-rater reliability and its variance in the presence of high agreement, British Journal of
 * Mathematical and Statistical Psychology 61; for missing judgements Gwet 2014, Handbook of Inter-Rater Reliability, 4th ed.). Any number of
 * raters; units that one rater alone judged count only for how common the categories are. Undefined where no unit was judged twice, or where
 * there is but one category to choose.
 */
export function gwetAc(ratings: Ratings, weight: AgreementWeight = sameCategory): ChanceFigure {
  const { raters, categories } = ratings
  if (raters < 2) return undefinedFigure('one-rater')
  if (categories < 2) return undefinedFigure('one-category')
  const weights = Array.from({ length: categories }, (_, a) => Array.from({ length: categories }, (__, b) => weight(a, b, categories)))
  const shares = new Float64Array(categories)
  let units = 0
  let judgedUnits = 0
  let agreeing = 0
  eachUnit(ratings, (counts, judged, often) => {
    if (judged === 0) return
    judgedUnits += often
    let same = 0
    for (let a = 0; a < categories; a++) {
      const count = counts[a] ?? 0
      if (count === 0) continue
      shares[a] = (shares[a] ?? 0) + (often * count) / judged
      let alike = 0
      for (let b = 0; b < categories; b++) alike += (weights[a]?.[b] ?? 0) * (counts[b] ?? 0)
      same += count * (alike - 1)
    }
    if (judged < 2) return
    units += often
    agreeing += (often * same) / (judged * (judged - 1))
  })
  if (units === 0) return undefinedFigure('no-units')
  const total = weights.reduce((sum, row) => sum + row.reduce((inRow, one) => inRow + one, 0), 0)
  const spread = shares.reduce((sum, share) => sum + (share / judgedUnits) * (1 - share / judgedUnits), 0)
  return beyondChance(agreeing / units, (total * spread) / (categories * (categories - 1)), units)
}

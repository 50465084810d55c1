import { belowChance, type ChanceFigure, undefinedFigure } from './figure'
import { eachUnit, MISSING, type Ratings } from './ratings'

/** Squared difference between two categories, given how often each was chosen among judgements that can be paired. */
export type Difference = (a: number, b: number, totals: Float64Array) => number

/** Categories in their order: differs by how many judgements lie between. */
export const ordinalDifference: Difference = (a, b, totals) => {
  let between = -((totals[a] ?? 0) + (totals[b] ?? 0)) / 2
  for (let i = Math.min(a, b); i <= Math.max(a, b); i++) between += totals[i] ?? 0
  return a === b ? 0 : between ** 2
}

/** Categories as whole numbers one apart. */
export const intervalDifference: Difference = (a, b) => (a - b) ** 2

/**
 * Krippendorff's alpha for nominal categories: 1 - observed / expected disagreement over all pairs of judgements of one unit; any number of raters,
 * any missing judgement (Krippendorff 2004, Content Analysis, 2nd ed., chapter 11; Hayes and Krippendorff 2007). Units judged fewer than twice say
 * nothing and are left out. Undefined where no unit is left, or all judgements are in one category. One pass; needs no table of coincidences.
 */
export function krippendorffAlpha({ raters, units, categories, codes, times }: Ratings): ChanceFigure {
  if (raters < 2) return undefinedFigure('one-rater')
  const totals = new Float64Array(categories)
  const counts = new Int32Array(categories)
  let pairable = 0
  let judgedUnits = 0
  let disagreeing = 0
  for (let unit = 0; unit < units; unit++) {
    const often = times ? (times[unit] ?? 1) : 1
    if (often === 0) continue
    const from = unit * raters
    const to = from + raters
    let judged = 0
    let same = 0
    for (let i = from; i < to; i++) {
      const code = codes[i] ?? MISSING
      if (code < 0) continue
      const before = counts[code] ?? 0
      // Each rater who chose it before makes two ordered pairs with this one.
      same += 2 * before
      counts[code] = before + 1
      judged++
    }
    for (let i = from; i < to; i++) {
      const code = codes[i] ?? MISSING
      if (code < 0) continue
      if (judged > 1) totals[code] = (totals[code] ?? 0) + often
      counts[code] = 0
    }
    if (judged < 2) continue
    judgedUnits += often
    pairable += often * judged
    disagreeing += often * (judged - same / (judged - 1))
  }
  if (judgedUnits === 0) return undefinedFigure('no-units')
  const alike = totals.reduce((sum, count) => sum + count * (count - 1), 0)
  return belowChance(disagreeing / pairable, (pairable * (pairable - 1) - alike) / (pairable * (pairable - 1)), judgedUnits)
}

/** Krippendorff's alpha with another difference than same or not (see `krippendorffAlpha` for the source and when it is undefined). */
export function krippendorffAlphaBy(ratings: Ratings, difference: Difference): ChanceFigure {
  const { raters, categories } = ratings
  if (raters < 2) return undefinedFigure('one-rater')
  const coincidences = new Float64Array(categories * categories)
  const totals = new Float64Array(categories)
  let units = 0
  let pairable = 0
  eachUnit(ratings, (counts, judged, often) => {
    if (judged < 2) return
    units += often
    pairable += often * judged
    counts.forEach((left, a) => {
      totals[a] = (totals[a] ?? 0) + often * left
      counts.forEach((right, b) => {
        const cell = a * categories + b
        coincidences[cell] = (coincidences[cell] ?? 0) + (often * left * (right - (a === b ? 1 : 0))) / (judged - 1)
      })
    })
  })
  if (units === 0) return undefinedFigure('no-units')
  let observed = 0
  let expected = 0
  for (let a = 0; a < categories; a++) {
    for (let b = 0; b < categories; b++) {
      const apart = difference(a, b, totals)
      observed += (coincidences[a * categories + b] ?? 0) * apart
      expected += (totals[a] ?? 0) * ((totals[b] ?? 0) - (a === b ? 1 : 0)) * apart
    }
  }
  return belowChance(observed / pairable, expected / (pairable * (pairable - 1)), units)
}

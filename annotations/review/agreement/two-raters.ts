import { beyondChance, type ChanceFigure } from './figure'
import { MISSING, type Ratings } from './ratings'

/** Rows: the first rater's category; columns: the second's. Units that either did not judge are left out. */
export interface Confusion {
  readonly table: readonly (readonly number[])[]
  readonly units: number
  readonly observed: number
  readonly first: readonly number[]
  readonly second: readonly number[]
}

/** @throws RangeError where there are not two raters */
export function confusionOf({ raters, units, categories, codes, times }: Ratings): Confusion {
  if (raters !== 2) throw new RangeError(`${raters} raters, not 2`)
  const cells = new Float64Array(categories * categories)
  let both = 0
  for (let unit = 0; unit < units; unit++) {
    const a = codes[unit * 2] ?? MISSING
    const b = codes[unit * 2 + 1] ?? MISSING
    if (a < 0 || b < 0) continue
    const cell = a * categories + b
    const often = times?.[unit] ?? 1
    cells[cell] = (cells[cell] ?? 0) + often
    both += often
  }
  const table = Array.from({ length: categories }, (_, row) => [...cells.subarray(row * categories, (row + 1) * categories)])
  const first = table.map((row) => row.reduce((sum, count) => sum + count, 0))
  const second = table.map((_, column) => table.reduce((sum, row) => sum + (row[column] ?? 0), 0))
  const same = table.reduce((sum, row, i) => sum + (row[i] ?? 0), 0)
  return { table, units: both, observed: both === 0 ? 0 : same / both, first, second }
}

/**
 * Cohen's kappa: agreement beyond what two raters with their own habits would reach by chance (Cohen 1960, A coefficient of agreement for
 * nominal scales, Educational and Psychological Measurement 20). Undefined where no unit was judged by both, or both put every unit into the same
 * one category. Symmetric. Low where one category prevails, however often the raters agree: read it beside the prevalence.
 */
export function cohenKappa(ratings: Ratings): ChanceFigure {
  const { units, observed, first, second } = confusionOf(ratings)
  const expected = first.reduce((sum, count, i) => sum + (count * (second[i] ?? 0)) / (units * units), 0)
  return beyondChance(observed, expected, units)
}

/**
 * Scott's pi: as kappa, with one distribution of categories for both raters (Scott 1955, Reliability of content analysis, Public Opinion
 * Quarterly 19). Undefined where kappa is.
 */
export function scottPi(ratings: Ratings): ChanceFigure {
  const { units, observed, first, second } = confusionOf(ratings)
  const expected = first.reduce((sum, count, i) => sum + ((count + (second[i] ?? 0)) / (2 * units)) ** 2, 0)
  return beyondChance(observed, expected, units)
}

/**
 * Bennett's S: as kappa, with all categories equally likely (Bennett, Alpert and Goldstein 1954, Communications through limited response
 * questioning, Public Opinion Quarterly 18). Undefined where no unit was judged by both, or where there is but one category to choose.
 */
export function bennettS(ratings: Ratings): ChanceFigure {
  const { units, observed } = confusionOf(ratings)
  return beyondChance(observed, 1 / ratings.categories, units)
}

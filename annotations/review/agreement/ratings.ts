/** No judgement. */
export const MISSING = -1

/** Judgements of several raters on the same units: `codes[unit * raters + rater]` is a number below `categories`, or MISSING. */
export interface Ratings {
  readonly raters: number
  readonly units: number
  /** All that could be chosen, whether or not anybody did: AC1 depends on how many there are. */
  readonly categories: number
  readonly codes: Int16Array
  /** How often each unit counts; once where this is absent. */
  readonly times?: Int32Array
}

/**
 * @param rows a unit each, with one judgement of each rater; null where there is none
 * @throws RangeError where rows differ in length or a judgement is not among the categories
 */
export function ratingsOf<T>(rows: readonly (readonly (T | null)[])[], categories: readonly T[]): Ratings {
  const raters = rows[0]?.length ?? 0
  const at = new Map(categories.map((category, i) => [category, i]))
  const codes = new Int16Array(rows.length * raters).fill(MISSING)
  rows.forEach((row, unit) => {
    if (row.length !== raters) throw new RangeError(`unit ${unit} has ${row.length} judgements, not ${raters}`)
    row.forEach((value, rater) => {
      if (value === null) return
      const code = at.get(value)
      if (code === undefined) throw new RangeError(`unit ${unit}: ${String(value)} is no category`)
      codes[unit * raters + rater] = code
    })
  })
  return { raters, units: rows.length, categories: categories.length, codes }
}

/** The same units, judged by two of the raters. */
export function ratingsOfPair({ raters, units, categories, codes, times }: Ratings, first: number, second: number): Ratings {
  const pair = new Int16Array(units * 2)
  for (let unit = 0; unit < units; unit++) {
    pair[unit * 2] = codes[unit * raters + first] ?? MISSING
    pair[unit * 2 + 1] = codes[unit * raters + second] ?? MISSING
  }
  return { raters: 2, units, categories, codes: pair, ...(times ? { times } : {}) }
}

/** Calls back for each unit with how many raters chose each category, how many judged at all, and how often it counts. The array is used again. */
export function eachUnit(
  { raters, units, categories, codes, times }: Ratings,
  visit: (counts: Float64Array, judged: number, often: number) => void,
): void {
  const counts = new Float64Array(categories)
  for (let unit = 0; unit < units; unit++) {
    const often = times?.[unit] ?? 1
    if (often === 0) continue
    counts.fill(0)
    let judged = 0
    for (let i = unit * raters; i < (unit + 1) * raters; i++) {
      const code = codes[i] ?? MISSING
      if (code < 0) continue
      counts[code] = (counts[code] ?? 0) + 1
      judged++
    }
    visit(counts, judged, often)
  }
}

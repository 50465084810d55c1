import type { Span } from '../../text/span'
import { belowChance, type ChanceFigure, undefinedFigure } from './figure'

/** The units of one category, for each rater: in text order, none overlapping another. */
export type UnitsOfRaters = readonly (readonly Span[])[]

export interface Section extends Span {
  readonly unit: boolean
}

/** Units and the gaps between them: together all of the text. */
export function sectionsOf(units: readonly Span[], length: number): readonly Section[] {
  const sections: Section[] = []
  let at = 0
  for (const { start, end } of units) {
    if (start < at || end <= start || end > length) throw new RangeError(`unit ${start}-${end} overlaps another or leaves 0-${length}`)
    if (start > at) sections.push({ start: at, end: start, unit: false })
    sections.push({ start, end, unit: true })
    at = end
  }
  if (at < length) sections.push({ start: at, end: length, unit: false })
  return sections
}

/** Sum of squared differences of two raters' sections. Both lists are in order and cover the text, so one pass meets all that intersect. */
function disagreement(a: readonly Section[], b: readonly Section[]): number {
  let sum = 0
  let i = 0
  let j = 0
  for (let left = a[0], right = b[0]; left && right; left = a[i], right = b[j]) {
    if (left.unit && right.unit) sum += (left.start - right.start) ** 2 + (left.end - right.end) ** 2
    else if (left.unit && right.start <= left.start && left.end <= right.end) sum += (left.end - left.start) ** 2
    else if (right.unit && left.start <= right.start && right.end <= left.end) sum += (right.end - right.start) ** 2
    const { end } = left
    if (end <= right.end) i++
    if (right.end <= end) j++
  }
  return sum
}

/** Twice the disagreement of each two raters; it adds up over stretches of text that cut no unit. */
export function disagreementOf(sections: readonly (readonly Section[])[]): number {
  let sum = 0
  sections.forEach((left, i) => {
    for (const right of sections.slice(i + 1)) sum += 2 * disagreement(left, right)
  })
  return sum
}

/** Mean disagreement as a share of the text's length squared. */
export function observedDisagreement(sum: number, raters: number, length: number): number {
  return sum / (raters * (raters - 1) * length * length)
}

/** What the chance of disagreement depends on: how many units there are of each length, and how long the gaps between them are. */
export class PlaceCounts {
  /** Different lengths of units, shortest first. */
  readonly #lengths: Int32Array
  /** For each length of a gap up to that of the longest unit: how many of the lengths fit into it. */
  readonly #fitting: Int32Array
  readonly #units: Float64Array
  readonly #gaps: Float64Array
  readonly #room: Float64Array
  #all = 0

  constructor(lengths: Iterable<number>) {
    this.#lengths = Int32Array.from(new Set(lengths)).sort()
    const longest = this.#lengths.at(-1) ?? 0
    this.#fitting = new Int32Array(longest + 1)
    this.#lengths.forEach((length, i) => this.#fitting.fill(i + 1, length, this.#lengths[i + 1] ?? longest + 1))
    this.#units = new Float64Array(this.#lengths.length)
    this.#gaps = new Float64Array(this.#lengths.length + 1)
    this.#room = new Float64Array(this.#lengths.length + 1)
  }

  clear(): void {
    this.#units.fill(0)
    this.#gaps.fill(0)
    this.#room.fill(0)
    this.#all = 0
  }

  addUnit(length: number, often = 1): void {
    const at = (this.#fitting[length] ?? 0) - 1
    this.#units[at] = (this.#units[at] ?? 0) + often
    this.#all += often
  }

  addGap(length: number, often = 1): void {
    const at = length < this.#fitting.length ? (this.#fitting[length] ?? 0) : this.#lengths.length
    this.#gaps[at] = (this.#gaps[at] ?? 0) + often
    this.#room[at] = (this.#room[at] ?? 0) + often * length
  }

  /** Disagreement expected by chance of that many raters on a text of that length (Krippendorff 1995). */
  expected(raters: number, length: number): number {
    let placed = 0
    let alike = 0
    let gaps = 0
    let room = 0
    for (let i = this.#lengths.length - 1; i >= 0; i--) {
      const unit = this.#lengths[i] ?? 0
      const often = this.#units[i] ?? 0
      gaps += this.#gaps[i + 1] ?? 0
      room += this.#room[i + 1] ?? 0
      placed += often * (((this.#all - 1) / 3) * (2 * unit ** 3 - 3 * unit ** 2 + unit) + unit ** 2 * (room + gaps * (1 - unit)))
      alike += often * unit * (unit - 1)
    }
    const whole = raters * length
    const ways = whole * (whole - 1) - alike
    return ways === 0 ? 0 : ((2 / length) * placed) / ways
  }
}

function expectedOf(sections: readonly (readonly Section[])[], length: number): number {
  const counts = new PlaceCounts(sections.flatMap((one) => one.flatMap(({ start, end, unit }) => (unit ? [end - start] : []))))
  for (const one of sections) {
    for (const { start, end, unit } of one) {
      if (unit) counts.addUnit(end - start)
      else counts.addGap(end - start)
    }
  }
  return counts.expected(sections.length, length)
}

/**
 * Krippendorff's alpha-u of one category: whether raters cut the same units out of a text of `length` units of offset (Krippendorff 1995, On the
 * reliability of unitizing continuous data, Sociological Methodology 25). Undefined where there are fewer than two raters, or nobody marked
 * anything, or where units leave no room to stand elsewhere.
 * @throws RangeError where units overlap or leave the text
 */
export function alphaU(raters: UnitsOfRaters, length: number): ChanceFigure {
  return alphaUOfCategories([raters], length)
}

/** The same over several categories: disagreements are summed before they are divided (Krippendorff 1995, equation 14). */
export function alphaUOfCategories(categories: readonly UnitsOfRaters[], length: number): ChanceFigure {
  if ((categories[0]?.length ?? 0) < 2) return undefinedFigure('one-rater')
  const units = categories.reduce((sum, raters) => sum + raters.reduce((inOne, one) => inOne + one.length, 0), 0)
  if (units === 0) return undefinedFigure('no-units')
  let observed = 0
  let expected = 0
  for (const raters of categories) {
    const sections = raters.map((one) => sectionsOf(one, length))
    observed += observedDisagreement(disagreementOf(sections), raters.length, length)
    expected += expectedOf(sections, length)
  }
  return belowChance(observed, expected, units)
}

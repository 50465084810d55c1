import type { Span } from '../../text/span'
import { belowChance, type ChanceFigure, undefinedFigure } from './figure'

/** The units of one category, for each rater: in text order, none overlapping another. */
export type UnitsOfRaters = readonly (readonly Span[])[]

interface Section extends Span {
  readonly unit: boolean
}

/** Units and the gaps between them: together all of the text. */
function sectionsOf(units: readonly Span[], length: number): readonly Section[] {
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

function observedOf(sections: readonly (readonly Section[])[], length: number): number {
  let sum = 0
  sections.forEach((left, i) => {
    for (const right of sections.slice(i + 1)) sum += 2 * disagreement(left, right)
  })
  return sum / (sections.length * (sections.length - 1) * length * length)
}

function expectedOf(sections: readonly (readonly Section[])[], length: number): number {
  const lengths: number[] = []
  const between: number[] = []
  for (const one of sections) for (const { start, end, unit } of one) (unit ? lengths : between).push(end - start)
  // Longest first. Sorting is what this costs; typed arrays sort several times as fast.
  const gaps = Float64Array.from(between).sort().reverse()
  // Sums over the gaps from the longest on: how many, and how long together.
  const sums = new Float64Array(gaps.length + 1)
  gaps.forEach((gap, i) => (sums[i + 1] = (sums[i] ?? 0) + gap))
  let placed = 0
  let alike = 0
  for (const unit of lengths) {
    let fitting = 0
    let high = gaps.length
    while (fitting < high) {
      const middle = (fitting + high) >>> 1
      if ((gaps[middle] ?? 0) >= unit) fitting = middle + 1
      else high = middle
    }
    const room = (sums[fitting] ?? 0) + fitting * (1 - unit)
    placed += ((lengths.length - 1) / 3) * (2 * unit ** 3 - 3 * unit ** 2 + unit) + unit ** 2 * room
    alike += unit * (unit - 1)
  }
  const whole = sections.length * length
  const ways = whole * (whole - 1) - alike
  return ways === 0 ? 0 : ((2 / length) * placed) / ways
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
    observed += observedOf(sections, length)
    expected += expectedOf(sections, length)
  }
  return belowChance(observed, expected, units)
}

import type { Span } from '../../text/span'
import { disagreementOf, observedDisagreement, PlaceCounts, sectionsOf, type UnitsOfRaters } from './alpha-u'
import { bootstrap, type BootstrapOptions, type Interval, urnOf } from './bootstrap'
import { belowChance } from './figure'
import { stretchAt } from './stretches'

/** What one rater has in a stretch: units, gaps between them, and how far the first and the last are from the stretch's ends. */
interface Part {
  readonly stretch: number
  readonly lengths: readonly number[]
  readonly gaps: readonly number[]
  readonly before: number
  readonly after: number
}

interface Category {
  readonly counts: PlaceCounts
  /** For each stretch. */
  readonly disagreement: Float64Array
  /** For each rater, of the stretches with a unit. */
  readonly parts: readonly (readonly Part[])[]
}

/**
 * Interval of alpha-u. Units of one text are not independent, so what is drawn is whole stretches of the text, between which no rater's unit runs: a
 * bootstrap of clusters (Field and Welsh 2007, Bootstrapping clustered data, Journal of the Royal Statistical Society B 69), put together in the order of
 * the text. Gaps that a rater leaves over several stretches are one gap, so the sample is a text like any other. Null where there are fewer
 * than two stretches (see `bootstrap`).
 * @param categories as for `alphaUOfCategories`
 * @param stretches of the text; no unit crosses one
 */
export function alphaUInterval(
  categories: readonly UnitsOfRaters[],
  stretches: readonly Span[],
  options?: BootstrapOptions,
): Interval | null {
  const raters = categories[0]?.length ?? 0
  if (raters < 2) return null
  const lengths = stretches.map(({ start, end }) => end - start)
  const cut = categories.map((units) => categoryOf(units, stretches))
  // Where each stretch begins in the text that was put together; the last is where that ends.
  const begins = new Float64Array(stretches.length + 1)
  const figureOf = (times: Int32Array): number | null => {
    lengths.forEach((one, i) => (begins[i + 1] = (begins[i] ?? 0) + one * (times[i] ?? 0)))
    const length = begins[stretches.length] ?? 0
    let observed = 0
    let expected = 0
    for (const category of cut) {
      let sum = 0
      category.disagreement.forEach((one, i) => (sum += one * (times[i] ?? 0)))
      observed += observedDisagreement(sum, raters, length)
      expected += expectedIn(category, begins, times)
    }
    const figure = belowChance(observed, expected, 1)
    return figure.kind === 'figure' ? figure.value : null
  }
  return bootstrap(urnOf(stretches.length), (times) => [figureOf(times)], options)[0] ?? null
}

function categoryOf(raters: UnitsOfRaters, stretches: readonly Span[]): Category {
  const own = raters.map((units) => {
    const inStretch: Span[][] = stretches.map(() => [])
    for (const unit of units) inStretch[stretchAt(stretches, unit.start)]?.push(unit)
    return inStretch
  })
  const disagreement = Float64Array.from(stretches, ({ start, end }, i) =>
    disagreementOf(
      own.map((units) =>
        sectionsOf(
          (units[i] ?? []).map((unit) => ({ start: unit.start - start, end: unit.end - start })),
          end - start,
        ),
      ),
    ),
  )
  const parts = own.map((inStretch) => inStretch.flatMap((units, i) => partOf(units, i, stretches[i])))
  return { counts: new PlaceCounts(raters.flatMap((units) => units.map(({ start, end }) => end - start))), disagreement, parts }
}

function partOf(units: readonly Span[], stretch: number, within: Span | undefined): readonly Part[] {
  const [first] = units
  const last = units.at(-1)
  if (!first || !last || !within) return []
  const part: Part = {
    stretch,
    lengths: units.map((unit) => unit.end - unit.start),
    gaps: units.slice(1).flatMap((unit, i) => (unit.start > (units[i]?.end ?? 0) ? [unit.start - (units[i]?.end ?? 0)] : [])),
    before: first.start - within.start,
    after: within.end - last.end,
  }
  return [part]
}

function expectedIn({ counts, parts }: Category, begins: Float64Array, times: Int32Array): number {
  const length = begins.at(-1) ?? 0
  counts.clear()
  const addGap = (gap: number, often = 1): void => {
    if (gap > 0) counts.addGap(gap, often)
  }
  for (const ofRater of parts) {
    let end = 0
    for (const { stretch, lengths, gaps, before, after } of ofRater) {
      const often = times[stretch] ?? 0
      if (often === 0) continue
      for (const unit of lengths) counts.addUnit(unit, often)
      for (const inner of gaps) counts.addGap(inner, often)
      addGap((begins[stretch] ?? 0) + before - end)
      // The same stretch again follows at once.
      addGap(after + before, often - 1)
      end = (begins[stretch + 1] ?? 0) - after
    }
    addGap(length - end)
  }
  return counts.expected(parts.length, length)
}

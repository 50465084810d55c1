import type { Span } from '../../text/span'
import { disagreementOf, observedDisagreement, PlaceCounts, sectionsOf, type UnitsOfRaters } from './alpha-u'
import { bootstrap, type BootstrapOptions, type Interval, urnOf } from './bootstrap'
import { belowChance } from './figure'
import { stretchAt } from './stretches'

/** One rater's part of a stretch: how far its first unit is from the start, and its last from the end; null where there is no unit. */
interface Part {
  readonly lengths: readonly number[]
  readonly gaps: readonly number[]
  readonly before: number
  readonly after: number
}

interface Category {
  readonly counts: PlaceCounts
  /** For each stretch. */
  readonly disagreement: Float64Array
  /** For each rater, for each stretch. */
  readonly parts: readonly (readonly (Part | null)[])[]
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
  const figureOf = (times: Int32Array): number | null => {
    const length = lengths.reduce((sum, one, i) => sum + one * (times[i] ?? 0), 0)
    let observed = 0
    let expected = 0
    for (const category of cut) {
      const sum = category.disagreement.reduce((total, one, i) => total + one * (times[i] ?? 0), 0)
      observed += observedDisagreement(sum, raters, length)
      expected += expectedIn(category, lengths, times, length)
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
  const parts = own.map((inStretch) => inStretch.map((units, i) => partOf(units, stretches[i] ?? { start: 0, end: 0 })))
  return { counts: new PlaceCounts(raters.flatMap((units) => units.map(({ start, end }) => end - start))), disagreement, parts }
}

function partOf(units: readonly Span[], { start, end }: Span): Part | null {
  const [first] = units
  const last = units.at(-1)
  if (!first || !last) return null
  return {
    lengths: units.map((unit) => unit.end - unit.start),
    gaps: units.slice(1).flatMap((unit, i) => (unit.start > (units[i]?.end ?? 0) ? [unit.start - (units[i]?.end ?? 0)] : [])),
    before: first.start - start,
    after: end - last.end,
  }
}

function expectedIn({ counts, parts }: Category, lengths: readonly number[], times: Int32Array, length: number): number {
  counts.clear()
  for (const ofRater of parts) {
    let gap = 0
    const endGap = (): void => {
      if (gap > 0) counts.addGap(gap)
    }
    ofRater.forEach((part, i) => {
      const often = times[i] ?? 0
      if (often === 0) return
      if (part === null) {
        gap += often * (lengths[i] ?? 0)
        return
      }
      for (const unit of part.lengths) counts.addUnit(unit, often)
      for (const inner of part.gaps) counts.addGap(inner, often)
      gap += part.before
      endGap()
      if (often > 1 && part.after + part.before > 0) counts.addGap(part.after + part.before, often - 1)
      gap = part.after
    })
    endGap()
  }
  return counts.expected(parts.length, length)
}

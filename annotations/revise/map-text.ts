import { overlaps, type Span } from '../text/span'
import { alignIds, UNMATCHED } from './align-ids'
import { growPairs } from './grow-pairs'
import { pairVersions } from './pair-versions'
import { type Bridge, TextMap } from './text-map'
import { lineUnits, sentenceUnits } from './text-units'

/** Sentences with less in common are two sentences, not one that was edited. */
const LEAST_ALIKE = 0.4

/** Units of either text between two bridges; either may be empty. */
interface Gap {
  readonly from: readonly Span[]
  readonly to: readonly Span[]
}

/**
 * Maps a text onto another version of it in three levels: lines that are the same, then sentences that are the same between them, then pairs of
 * sentences with most words in common. Only those pairs are compared by words, and only when asked for. What is the same and stands in
 * another order was moved. Yields the share that is done.
 */
export function* mapTextSteps(before: string, after: string): Generator<number, TextMap> {
  const bridges: Bridge[] = []
  const lines = matchUnits(before, lineUnits(before), after, lineUnits(after), bridges)
  yield 0.2
  const rest = withoutMoved(before, after, lines, bridges)
  const gaps: Gap[] = []
  for (const { from, to } of rest) gaps.push(...matchUnits(before, cut(before, from), after, cut(after, to), bridges))
  yield 0.5
  const left = withoutMoved(before, after, gaps, bridges)
  const moved = bridges.filter((bridge) => bridge.moved)
  for (const gap of left) bridges.push(...bridgeGap(before, after, gap, moved))
  yield 0.9
  return new TextMap(
    before,
    after,
    bridges.sort((a, b) => a.before.start - b.before.start),
  )
}

const cut = (text: string, units: readonly Span[]): Span[] => units.flatMap(({ start, end }) => sentenceUnits(text, start, end))

/** Pairs of sentences, each with the sentences beside it that it was split into or joined from, and nothing in its middle that was moved away. */
function bridgeGap(before: string, after: string, { from, to }: Gap, moved: readonly Bridge[]): readonly Bridge[] {
  return growPairs(before, from, after, to, pairVersions(before, from, after, to, LEAST_ALIKE))
    .filter((pair) => !moved.some((bridge) => overlaps(bridge.before, pair.before) || overlaps(bridge.after, pair.after)))
    .map((pair) => ({ kind: 'edited', ...pair, moved: false }))
}

/** `mapTextSteps` to its end. */
export function mapText(before: string, after: string): TextMap {
  const steps = mapTextSteps(before, after)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** Adds a bridge for each run of units that are the same, and returns what is between them. */
function matchUnits(before: string, from: readonly Span[], after: string, to: readonly Span[], bridges: Bridge[]): Gap[] {
  const ids = new Map<string, number>()
  const idsOf = (text: string, units: readonly Span[]): Int32Array => Int32Array.from(units, (unit) => idOf(ids, text, unit))
  const match = alignIds(idsOf(before, from), idsOf(after, to))
  const gaps: Gap[] = []
  let [i, j] = [0, 0]
  const close = (x: number, y: number): void => {
    if (x > i || y > j) gaps.push({ from: from.slice(i, x), to: to.slice(j, y) })
  }
  for (let x = 0; x < from.length; x++) {
    const y = match[x] ?? UNMATCHED
    const [a, b] = [from[x], to[y]]
    if (y === UNMATCHED || !a || !b) continue
    close(x, y)
    ;[i, j] = [x + 1, y + 1]
    const last = bridges.at(-1)
    // What is between two units is white space: where that is the same too, they are one stretch.
    const joins =
      last !== undefined &&
      last.before.end <= a.start &&
      last.after.end <= b.start &&
      sameBetween(before, last.before.end, a.start, after, last.after.end, b.start)
    if (joins)
      bridges[bridges.length - 1] = {
        ...last,
        before: { start: last.before.start, end: a.end },
        after: { start: last.after.start, end: b.end },
      }
    else bridges.push({ kind: 'same', before: a, after: b, moved: false })
  }
  close(from.length, to.length)
  return gaps
}

/** Takes what was moved out of the gaps: units that stand as often in the gaps of both texts, in order where there are several. */
function withoutMoved(before: string, after: string, gaps: readonly Gap[], bridges: Bridge[]): readonly Gap[] {
  const ids = new Map<string, number>()
  const places = byId(
    ids,
    after,
    gaps.flatMap(({ to }) => to),
  )
  const moved = new Set<Span>()
  for (const [id, units] of byId(
    ids,
    before,
    gaps.flatMap(({ from }) => from),
  )) {
    const there = places.get(id) ?? []
    if (there.length !== units.length) continue
    units.forEach((unit, i) => {
      const place = there[i]
      if (!place) return
      bridges.push({ kind: 'same', before: unit, after: place, moved: true })
      moved.add(unit).add(place)
    })
  }
  if (moved.size === 0) return gaps
  const stays = (unit: Span): boolean => !moved.has(unit)
  return gaps.map(({ from, to }) => ({ from: from.filter(stays), to: to.filter(stays) }))
}

function byId(ids: Map<string, number>, text: string, units: readonly Span[]): ReadonlyMap<number, readonly Span[]> {
  const found = new Map<number, Span[]>()
  for (const unit of units) {
    const id = idOf(ids, text, unit)
    const known = found.get(id)
    if (known) known.push(unit)
    else found.set(id, [unit])
  }
  return found
}

function idOf(ids: Map<string, number>, text: string, { start, end }: Span): number {
  const unit = text.slice(start, end)
  const known = ids.get(unit)
  if (known !== undefined) return known
  ids.set(unit, ids.size)
  return ids.size - 1
}

/** More white space than this between two units is not looked at. */
const MOST_BETWEEN = 64

function sameBetween(before: string, i: number, x: number, after: string, j: number, y: number): boolean {
  return x - i === y - j && x - i < MOST_BETWEEN && before.slice(i, x) === after.slice(j, y) && before.slice(i, x).trim() === ''
}

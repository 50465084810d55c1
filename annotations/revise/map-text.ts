import { isSpace } from '../text/code-units'
import type { Span } from '../text/span'
import { alignIds, UNMATCHED } from './align-ids'
import { gapsBesideMoved } from './beside-moved'
import { growPairs } from './grow-pairs'
import { pairLittleEdited } from './little-edited'
import { type Bridge, TextMap } from './text-map'
import { lineUnits, sentenceUnits } from './text-units'
import { touchesAny } from './touches-any'
import { type Unit, UnitIds } from './unit-ids'
import { wordedStretches } from './worded-stretches'

/** Units of either text between two bridges; either may be empty. */
interface Gap {
  readonly from: readonly Unit[]
  readonly to: readonly Unit[]
}

/**
 * Maps a text onto another version of it in three levels: lines that are the same, then sentences that are the same between them, then pairs of
 * sentences with most words in common. Only those pairs are compared by words, and only when asked for. What is the same and stands in
 * another order was moved. Yields the share that is done.
 */
export function* mapTextSteps(before: string, after: string): Generator<number, TextMap> {
  const bridges: Bridge[] = []
  const ids = new UnitIds()
  const all = { from: ids.named(before, lineUnits(before)), to: ids.named(after, lineUnits(after)) }
  const lines: Gap[] = []
  matchUnits(before, after, all, bridges, lines)
  yield 0.2
  const sentences = new Map<Unit, readonly Unit[]>()
  const sentencesOf = (text: string, units: readonly Unit[]): readonly Unit[] =>
    units.flatMap((line) => {
      const known = sentences.get(line) ?? ids.named(text, sentenceUnits(text, line.start, line.end))
      sentences.set(line, known)
      return known
    })
  // A line that is a sentence of a longer one may be what is left of it, not one that stood elsewhere: it is looked at among the sentences.
  const areParts = (): ReadonlySet<number> => {
    for (const { from, to } of lines) {
      sentencesOf(before, from)
      sentencesOf(after, to)
    }
    return new Set([...sentences.values()].filter((units) => units.length > 1).flatMap((units) => units.map(({ id }) => id)))
  }
  const gaps: Gap[] = []
  for (const { from, to } of withoutMoved(lines, areParts, bridges)) {
    matchUnits(before, after, { from: sentencesOf(before, from), to: sentencesOf(after, to) }, bridges, gaps)
  }
  yield 0.5
  const unmoved = bridgeBesideMoved(
    before,
    after,
    withoutMoved(gaps, () => new Set(), bridges),
    bridges,
  )
  const there = bridges.filter((bridge) => bridge.moved)
  const [isMovedAway, isMovedHere] = [touchesAny(there.map((one) => one.before)), touchesAny(there.map((one) => one.after))]
  for (const gap of unmoved) {
    // Nothing that was moved stands in the middle of a pair.
    bridges.push(...bridgeGap(before, after, gap).filter((pair) => !isMovedAway(pair.before) && !isMovedHere(pair.after)))
  }
  yield 0.9
  return new TextMap(
    before,
    after,
    bridges.sort((a, b) => a.before.start - b.before.start),
  )
}

/** Bridges what was edited in paragraphs that were moved, and takes it out of the gaps. */
function bridgeBesideMoved(before: string, after: string, gaps: readonly Gap[], bridges: Bridge[]): readonly Gap[] {
  const moved = bridges.filter((bridge) => bridge.moved)
  if (moved.length === 0) return gaps
  const units = { from: gaps.flatMap(({ from }) => from), to: gaps.flatMap(({ to }) => to) }
  const found = gapsBesideMoved(before, after, moved, units.from, units.to).flatMap((gap) => bridgeGap(before, after, gap))
  if (found.length === 0) return gaps
  bridges.push(...found.map((bridge) => ({ ...bridge, moved: true })))
  const [isOld, isNew] = [touchesAny(found.map((one) => one.before)), touchesAny(found.map((one) => one.after))]
  return gaps.map(({ from, to }) => ({ from: from.filter((unit) => !isOld(unit)), to: to.filter((unit) => !isNew(unit)) }))
}

/** Pairs of sentences, each with the sentences beside it that it was split into or joined from. */
function bridgeGap(before: string, after: string, { from, to }: Gap): readonly Bridge[] {
  if (from.length === 0 || to.length === 0) return []
  const littleEdited = pairLittleEdited(before, after, from, to)
  if (littleEdited) return littleEdited
  const pairs = growPairs(wordedStretches(before, from), wordedStretches(after, to))
  return pairs.map((pair) => ({ kind: 'edited', ...pair, moved: false }))
}

/** `mapTextSteps` to its end. */
export function mapText(before: string, after: string): TextMap {
  const steps = mapTextSteps(before, after)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** Adds a bridge for each run of units that are the same, and what is between them to `gaps`. */
function matchUnits(before: string, after: string, { from, to }: Gap, bridges: Bridge[], gaps: Gap[]): void {
  const match = alignIds(idsOf(from), idsOf(to))
  /** The first units that no gap and no run has yet, and those that the present run began with. */
  let [i, j, first, other] = [0, 0, 0, 0]
  const closeRun = (): void => {
    const [a, b, x, y] = [from[first], to[other], from[i - 1], to[j - 1]]
    if (a && b && x && y && i > first)
      bridges.push({ kind: 'same', before: { start: a.start, end: x.end }, after: { start: b.start, end: y.end }, moved: false })
  }
  for (let x = 0; x < from.length; x++) {
    const y = match[x] ?? UNMATCHED
    const [a, b] = [from[x], to[y]]
    if (y === UNMATCHED || !a || !b) continue
    const isNext = x === i && y === j
    // What is between two units is white space: where that is the same too, they are one stretch.
    if (!isNext || i === first || !sameBetween(before, from[i - 1]?.end ?? 0, a.start, after, to[j - 1]?.end ?? 0, b.start)) {
      closeRun()
      if (!isNext) gaps.push({ from: from.slice(i, x), to: to.slice(j, y) })
      ;[first, other] = [x, y]
    }
    i = x + 1
    j = y + 1
  }
  closeRun()
  if (i < from.length || j < to.length) gaps.push({ from: from.slice(i), to: to.slice(j) })
}

/**
 * Takes what was moved out of the gaps: units that stand as often in the gaps of both texts, in order where there are several.
 * @param stay asked only where something seems to have been moved: what is not to be looked at
 */
function withoutMoved(gaps: readonly Gap[], stay: () => ReadonlySet<number>, bridges: Bridge[]): readonly Gap[] {
  const [here, there] = [byId(gaps, 'from'), byId(gaps, 'to')]
  const pairs = [...here].filter(([id, units]) => there.get(id)?.length === units.length)
  if (pairs.length === 0) return gaps
  const staying = stay()
  const moved = new Set<number>()
  for (const [id, units] of pairs) {
    if (staying.has(id)) continue
    moved.add(id)
    units.forEach((unit, i) => {
      const place = there.get(id)?.[i]
      if (place) bridges.push({ kind: 'same', before: spanOf(unit), after: spanOf(place), moved: true })
    })
  }
  const rest = (units: readonly Unit[]): readonly Unit[] => units.filter(({ id }) => !moved.has(id))
  return gaps.map(({ from, to }) => ({ from: rest(from), to: rest(to) }))
}

function byId(gaps: readonly Gap[], side: 'from' | 'to'): ReadonlyMap<number, Unit[]> {
  const found = new Map<number, Unit[]>()
  for (const gap of gaps) {
    for (const unit of gap[side]) {
      const known = found.get(unit.id)
      if (known) known.push(unit)
      else found.set(unit.id, [unit])
    }
  }
  return found
}

const spanOf = ({ start, end }: Span): Span => ({ start, end })

function idsOf(units: readonly Unit[]): Int32Array {
  const ids = new Int32Array(units.length)
  for (let i = 0; i < ids.length; i++) ids[i] = units[i]?.id ?? UNMATCHED
  return ids
}

/** More white space than this between two units is not looked at. */
const MOST_BETWEEN = 64

function sameBetween(before: string, i: number, x: number, after: string, j: number, y: number): boolean {
  if (x - i !== y - j || x - i >= MOST_BETWEEN) return false
  for (let k = 0; k < x - i; k++) {
    const code = before.charCodeAt(i + k)
    if (code !== after.charCodeAt(j + k) || !isSpace(code)) return false
  }
  return true
}

import { isSpace } from '../text/code-units'
import type { Span } from '../text/span'
import type { Bridge } from './text-map'

/** Old and new sentences without a bridge on one side of text that was moved. */
export interface MovedGap<T extends Span> {
  readonly from: readonly T[]
  readonly to: readonly T[]
}

/**
 * What stands beside moved text in both versions, within its line: a paragraph that was moved and edited at once takes its edited
 * sentences with it, and a repeated sentence is told by the moved one beside it.
 * @param from sentences of the old text without a bridge, in order; `to` likewise of the new text
 */
export function gapsBesideMoved<T extends Span>(
  before: string,
  after: string,
  moved: readonly Bridge[],
  from: readonly T[],
  to: readonly T[],
): readonly MovedGap<T>[] {
  const [old, fresh] = [new Free(before, from), new Free(after, to)]
  const gaps: MovedGap<T>[] = []
  for (const bridge of moved) {
    for (const direction of [1, -1] as const) {
      const [a, b] = [old.beside(bridge.before, direction), fresh.beside(bridge.after, direction)]
      if (a.length === 0 || b.length === 0) continue
      old.take(a)
      fresh.take(b)
      gaps.push({ from: a, to: b })
    }
  }
  return gaps
}

class Free<T extends Span> {
  readonly #text: string
  readonly #byStart: Map<number, T>
  readonly #byEnd: Map<number, T>

  constructor(text: string, units: readonly T[]) {
    this.#text = text
    this.#byStart = new Map(units.map((unit) => [unit.start, unit]))
    this.#byEnd = new Map(units.map((unit) => [unit.end, unit]))
  }

  /** Free units next to a span with nothing but spaces between, in order. */
  beside({ start, end }: Span, direction: 1 | -1): T[] {
    const found: T[] = []
    for (let at = direction === 1 ? end : start; ;) {
      let edge = at
      while (isGap(this.#text.charCodeAt(direction === 1 ? edge : edge - 1))) edge += direction
      const unit = direction === 1 ? this.#byStart.get(edge) : this.#byEnd.get(edge)
      if (!unit) return direction === 1 ? found : found.reverse()
      found.push(unit)
      at = direction === 1 ? unit.end : unit.start
    }
  }

  take(units: readonly T[]): void {
    for (const { start, end } of units) {
      this.#byStart.delete(start)
      this.#byEnd.delete(end)
    }
  }
}

const isGap = (code: number): boolean => code !== NEWLINE && isSpace(code)

const NEWLINE = 10

import type { Span } from '../text/span'

const { imul } = Math

/** A stretch of a text with a number that is the same for the same characters. */
export interface Unit extends Span {
  readonly id: number
}

interface Known {
  readonly shown: string
  readonly id: number
}

/** So many characters of a stretch, spread over it, and its length tell nearly all stretches of a text apart. */
const LOOKED_AT = 24

/**
 * Numbers stretches of several texts by their characters. Those that look alike at a few places are compared whole, which costs a tenth of
 * hashing every character; where they differ nevertheless, as lines of a table may, the later ones are told by all they hold.
 */
export class UnitIds {
  readonly #firsts = new Map<number, Known>()
  readonly #others = new Map<string, number>()
  #count = 0

  named(text: string, spans: readonly Span[]): Unit[] {
    return spans.map(({ start, end }) => ({ start, end, id: this.#idOf(text.slice(start, end)) }))
  }

  #idOf(shown: string): number {
    const step = Math.max(1, Math.floor(shown.length / LOOKED_AT))
    let look = shown.length
    for (let i = 0; i < shown.length; i += step) look = imul(look ^ shown.charCodeAt(i), 0x01000193)
    const first = this.#firsts.get(look)
    if (!first) {
      const id = this.#count++
      this.#firsts.set(look, { shown, id })
      return id
    }
    if (first.shown === shown) return first.id
    const known = this.#others.get(shown) ?? this.#count++
    this.#others.set(shown, known)
    return known
  }
}

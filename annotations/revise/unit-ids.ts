import type { Span } from '../text/span'

const { imul } = Math

/** A stretch of a text with a number that is the same for the same characters. */
export interface Unit extends Span {
  readonly id: number
}

/**
 * Numbers stretches of several texts by their characters, with a hash table of its own: a Map of strings would cost a string for each stretch.
 * One pass over the characters for the hash, and one to compare those with the same hash.
 */
export class UnitIds {
  #slots = new Int32Array(1 << 10).fill(-1)
  readonly #hashes: number[] = []
  readonly #texts: string[] = []
  readonly #starts: number[] = []
  readonly #ends: number[] = []

  named(text: string, spans: readonly Span[]): Unit[] {
    return spans.map(({ start, end }) => ({ start, end, id: this.#idOf(text, start, end) }))
  }

  #idOf(text: string, start: number, end: number): number {
    let hash = 0x811c9dc5 | 0
    for (let i = start; i < end; i++) hash = imul(hash ^ text.charCodeAt(i), 0x01000193)
    hash ^= hash >>> 15
    const mask = this.#slots.length - 1
    let slot = hash & mask
    for (let id = this.#slots[slot] ?? -1; id >= 0; id = this.#slots[slot] ?? -1) {
      if (this.#hashes[id] === hash && this.#isSame(id, text, start, end)) return id
      slot = (slot + 1) & mask
    }
    const id = this.#starts.length
    this.#slots[slot] = id
    this.#hashes.push(hash)
    this.#texts.push(text)
    this.#starts.push(start)
    this.#ends.push(end)
    if (2 * id > mask) this.#grow()
    return id
  }

  #isSame(id: number, text: string, start: number, end: number): boolean {
    const other = this.#texts[id] ?? ''
    const from = this.#starts[id] ?? 0
    if ((this.#ends[id] ?? 0) - from !== end - start) return false
    for (let i = start, j = from; i < end; i++, j++) if (text.charCodeAt(i) !== other.charCodeAt(j)) return false
    return true
  }

  #grow(): void {
    const mask = this.#slots.length * 4 - 1
    this.#slots = new Int32Array(mask + 1).fill(-1)
    this.#hashes.forEach((hash, id) => {
      let slot = hash & mask
      while ((this.#slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask
      this.#slots[slot] = id
    })
  }
}

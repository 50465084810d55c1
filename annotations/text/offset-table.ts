import type { OffsetUnit } from '../formats/format'
import { isHighSurrogate, isLowSurrogate } from './surrogates'

/**
 * Translates offsets of one text between UTF-16 code units, in which Claimlight counts, and the units that files count in.
 * Every answer is a boundary between characters (Unicode code points): an offset that is not a whole number, lies outside
 * 0..length, or falls inside a surrogate pair or inside a UTF-8 sequence has no counterpart and gives null, never a neighbour.
 *
 * A lone surrogate counts as one code point and as three UTF-8 bytes, those of U+FFFD, which is what an encoder writes for it
 * (WHATWG Encoding Standard, TextEncoder) and what `[...text]` yields.
 */
export interface OffsetTable {
  /** From an offset in UTF-16 code units to the same place counted in `unit`. */
  fromUtf16(unit: OffsetUnit, offset: number): number | null
  /** From an offset counted in `unit` to the same place in UTF-16 code units. */
  toUtf16(unit: OffsetUnit, offset: number): number | null
  /** Length of the whole text in `unit`. */
  length(unit: OffsetUnit): number
}

/**
 * One pass over the text. ASCII costs nothing but the pass, since all units agree there; any other text keeps two 32-bit counts
 * for every STEP code units (6 % of the text's own size), between which a lookup counts at most STEP characters.
 */
export function createOffsetTable(text: string): OffsetTable {
  return isAscii(text) ? new AsciiOffsetTable(text.length) : new SparseOffsetTable(text)
}

class AsciiOffsetTable implements OffsetTable {
  readonly #length: number

  constructor(length: number) {
    this.#length = length
  }

  fromUtf16(_unit: OffsetUnit, offset: number): number | null {
    return isOffsetWithin(offset, this.#length) ? offset : null
  }

  toUtf16(_unit: OffsetUnit, offset: number): number | null {
    return isOffsetWithin(offset, this.#length) ? offset : null
  }

  length(_unit: OffsetUnit): number {
    return this.#length
  }
}

/** A power of two, so that the checkpoint of an offset is a shift away. */
const STEP_BITS = 7
const STEP = 1 << STEP_BITS

type CountedUnit = Exclude<OffsetUnit, 'utf-16'>

class SparseOffsetTable implements OffsetTable {
  readonly #text: string
  /** At index i: how many of the unit belong to characters that begin before code unit i * STEP. The last entry is the total. */
  readonly #counts: Readonly<Record<CountedUnit, Uint32Array>>

  constructor(text: string) {
    this.#text = text
    const checkpoints = Math.ceil(text.length / STEP) + 1
    const codePoints = new Uint32Array(checkpoints)
    const bytes = new Uint32Array(checkpoints)
    let codePoint = 0
    let byte = 0
    for (let i = 0; i < text.length; i++) {
      if ((i & (STEP - 1)) === 0) {
        codePoints[i >> STEP_BITS] = codePoint
        bytes[i >> STEP_BITS] = byte
      }
      const width = utf8Width(text, i)
      byte += width
      if (width > 0) codePoint++
    }
    codePoints[checkpoints - 1] = codePoint
    bytes[checkpoints - 1] = byte
    this.#counts = { 'code-points': codePoints, 'utf-8-bytes': bytes }
  }

  length(unit: OffsetUnit): number {
    return unit === 'utf-16' ? this.#text.length : (this.#counts[unit].at(-1) ?? 0)
  }

  fromUtf16(unit: OffsetUnit, offset: number): number | null {
    if (!this.#isBoundary(offset)) return null
    if (unit === 'utf-16') return offset
    const checkpoint = offset >> STEP_BITS
    let count = this.#counts[unit][checkpoint] ?? 0
    for (let i = checkpoint << STEP_BITS; i < offset; i++) count += this.#width(unit, i)
    return count
  }

  toUtf16(unit: OffsetUnit, offset: number): number | null {
    if (unit === 'utf-16') return this.#isBoundary(offset) ? offset : null
    if (!isOffsetWithin(offset, this.length(unit))) return null
    const counts = this.#counts[unit]
    const checkpoint = lastAtMost(counts, offset)
    let count = counts[checkpoint] ?? 0
    let i = Math.min(checkpoint << STEP_BITS, this.#text.length)
    while (count < offset) count += this.#width(unit, i++)
    if (count > offset) return null
    // A step or a checkpoint may have stopped between the halves of a pair; the boundary with the same count is after it.
    return i < this.#text.length && utf8Width(this.#text, i) === 0 ? i + 1 : i
  }

  #isBoundary(offset: number): boolean {
    if (!isOffsetWithin(offset, this.#text.length)) return false
    return offset === this.#text.length || utf8Width(this.#text, offset) > 0
  }

  #width(unit: CountedUnit, index: number): number {
    const width = utf8Width(this.#text, index)
    return unit === 'utf-8-bytes' ? width : Math.min(width, 1)
  }
}

/** Bytes of the character that begins at a code unit; 0 where none begins, which is at the second half of a surrogate pair. */
function utf8Width(text: string, index: number): number {
  const unit = text.charCodeAt(index)
  if (unit < 0x80) return 1
  if (unit < 0x800) return 2
  if (isHighSurrogate(unit)) return isLowSurrogate(text.charCodeAt(index + 1)) ? 4 : 3
  if (isLowSurrogate(unit)) return index > 0 && isHighSurrogate(text.charCodeAt(index - 1)) ? 0 : 3
  return 3
}

/** Index of the last entry that is at most `value`; entries never fall, and the first is 0. */
function lastAtMost(counts: Uint32Array, value: number): number {
  let low = 0
  let high = counts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((counts[middle] ?? 0) <= value) low = middle
    else high = middle - 1
  }
  return low
}

function isOffsetWithin(offset: number, length: number): boolean {
  return Number.isInteger(offset) && offset >= 0 && offset <= length
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false
  return true
}

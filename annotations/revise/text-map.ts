import { isSpace, isWordUnit } from '../text/code-units'
import type { Span } from '../text/span'
import { type Piece, wordPieces } from './word-pieces'

/** A stretch of the old text and the stretch of the new one that it became: the same words, or another version of a sentence. */
export interface Bridge {
  readonly kind: 'same' | 'edited'
  readonly before: Span
  readonly after: Span
  /** It stands in another order among its neighbours than it did. */
  readonly moved: boolean
}

/** Where a span stands in the new text, and how sure that is. */
export interface Image {
  readonly span: Span
  /** The same from the first to the last character of the old text that is left. */
  readonly core: Span
  /** Share of the span's characters that stand in the image, white space not counted. */
  readonly coverage: number
  readonly moved: boolean
}

/**
 * How an old text became a new one: what of it stands where. What has no bridge was taken out, or is too different to be called a version of
 * anything; what no bridge leads to is new. All offsets are UTF-16 code units of the two canonical texts.
 */
export class TextMap {
  readonly before: string
  readonly after: string
  /** In the order of the old text; no two overlap in either text. */
  readonly bridges: readonly Bridge[]
  readonly #pieces = new Map<Bridge, readonly Piece[]>()

  constructor(before: string, after: string, bridges: readonly Bridge[]) {
    this.before = before
    this.after = after
    this.bridges = bridges
  }

  /** What of the new text no bridge leads to, in order. */
  added(): readonly Span[] {
    const reached = this.bridges.map((bridge) => bridge.after).sort((a, b) => a.start - b.start)
    const added: Span[] = []
    let at = 0
    for (const { start, end } of [...reached, { start: this.after.length, end: this.after.length }]) {
      if (start > at && this.after.slice(at, start).trim() !== '') added.push({ start: at, end: start })
      at = Math.max(at, end)
    }
    return added
  }

  /** Edited stretches that became much longer: something from elsewhere may have been put into them. */
  grown(): readonly Bridge[] {
    return this.bridges.filter(
      ({ kind, before, after }) => kind === 'edited' && after.end - after.start >= before.end - before.start + LEAST_ADDED,
    )
  }

  /** What was put into an edited stretch, but for a few letters. */
  putInto(bridge: Bridge): readonly Span[] {
    return this.piecesOf(bridge)
      .filter((piece) => !piece.equal && countInk(this.after, piece.after) >= LEAST_ADDED)
      .map((piece) => piece.after)
  }

  /** What of the old text no bridge starts from, in order. */
  removed(): readonly Span[] {
    const removed: Span[] = []
    let at = 0
    for (const { start, end } of [...this.bridges.map(({ before }) => before), { start: this.before.length, end: this.before.length }]) {
      if (start > at && this.before.slice(at, start).trim() !== '') removed.push({ start: at, end: start })
      at = Math.max(at, end)
    }
    return removed
  }

  /** The bridges that a span of the old text touches. O(log n + found). */
  bridgesOver({ start, end }: Span): readonly Bridge[] {
    let low = 0
    let high = this.bridges.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.bridges[middle]?.before.end ?? 0) <= start) low = middle + 1
      else high = middle
    }
    let to = low
    while (to < this.bridges.length && (this.bridges[to]?.before.start ?? end) < end) to++
    return this.bridges.slice(low, to)
  }

  /** What became of each stretch of a bridge, in the order of both texts. */
  piecesOf(bridge: Bridge): readonly Piece[] {
    if (bridge.kind === 'same') return [{ equal: true, before: bridge.before, after: bridge.after }]
    const known = this.#pieces.get(bridge) ?? wordPieces(this.before, bridge.before, this.after, bridge.after)
    this.#pieces.set(bridge, known)
    return known
  }

  /** Where most of a span went, or null where none of it is left. What replaced its first or last words belongs to it. */
  imageOf(span: Span): Image | null {
    let best: Course | null = null
    let current: Course | null = null
    let reached = -1
    for (const bridge of this.bridgesOver(span)) {
      const parts = this.#through(bridge, span)
      if (parts.length === 0) continue
      const kept = inkOf(parts)
      // Parts that are no longer in one order are not one stretch: the greatest of them stands for the span.
      if (current && bridge.after.start >= reached && bridge.moved === current.moved) {
        current = { parts: [...current.parts, ...parts], kept: current.kept + kept, moved: current.moved }
      } else current = { parts, kept, moved: bridge.moved }
      reached = bridge.after.end
      if (!best || current.kept > best.kept) best = current
    }
    if (!best) return null
    const parts = withoutChance(best.parts)
    const [first, last] = [parts[0], parts.at(-1)]
    if (!first || !last || first.after.start >= last.after.end) return null
    const all = countInk(this.before, span)
    const image = { start: first.after.start, end: last.after.end }
    const equal = parts.filter(({ piece }) => piece.equal)
    const core = { start: equal[0]?.after.start ?? image.start, end: equal.at(-1)?.after.end ?? image.end }
    const whole = {
      start: this.#keepsStart(first, span) ? wordStart(this.after, image.start) : image.start,
      end: this.#keepsEnd(last, span) ? wordEnd(this.after, image.end) : image.end,
    }
    return { span: whole, core, coverage: all === 0 ? 0 : inkOf(parts) / all, moved: best.moved }
  }

  /** The parts of a span that are on one bridge, where each stands, and how many of its characters are left. */
  #through(bridge: Bridge, { start, end }: Span): readonly Part[] {
    const parts: Part[] = []
    let longest = 0
    for (const piece of this.piecesOf(bridge)) {
      const low = Math.max(start, piece.before.start)
      const high = Math.min(end, piece.before.end)
      if (low >= high) continue
      const by = piece.after.start - piece.before.start
      if (piece.equal) {
        const ink = countInk(this.before, { start: low, end: high })
        longest = Math.max(longest, ink)
        parts.push({ after: { start: low + by, end: high + by }, ink, piece, isSure: this.#isSure(bridge, piece) })
      } else if (low === piece.before.start && high === piece.before.end && (isAsLong(piece) || isEdge(bridge, piece))) {
        // What reaches out of the span, or is long, is not the span's own.
        parts.push({ after: piece.after, ink: 0, piece, isSure: false })
      }
    }
    return longest === 0 || longest < Math.min(LEAST_RUN, (end - start) / 4) ? [] : parts
  }

  /** Whether the first letter of a span is left, and begins a word: that may be a longer one now. "Agreed" became "disagreed", not a part of it. */
  #keepsStart({ piece }: Part, { start }: Span): boolean {
    return piece.equal && piece.before.start <= start && !isInWord(this.before, start)
  }

  #keepsEnd({ piece }: Part, { end }: Span): boolean {
    return piece.equal && piece.before.end >= end && !isInWord(this.before, end)
  }

  /** Whether what both have here is no chance: it is long, or it begins or ends both versions. */
  #isSure({ before, after }: Bridge, piece: Piece): boolean {
    if (before.start === piece.before.start && after.start === piece.after.start) return true
    if (before.end === piece.before.end && after.end === piece.after.end) return true
    return countInk(this.before, piece.before) >= LEAST_RUN
  }
}

/** Longer runs of letters are no word of a script that puts spaces between its words. */
const LONGEST_WORD = 30

/** Where a word begins that an offset is in. */
function wordStart(text: string, at: number): number {
  let start = at
  while (isInWord(text, start) && at - start < LONGEST_WORD) start--
  return isInWord(text, start) ? at : start
}

function wordEnd(text: string, at: number): number {
  let end = at
  while (isInWord(text, end) && end - at < LONGEST_WORD) end++
  return isInWord(text, end) ? at : end
}

/** Whether an offset is between two letters or digits of a script with spaces between its words: those come first in Unicode. */
function isInWord(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false
  const [left, right] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
  return isWordUnit(left) && isWordUnit(right) && left < FIRST_WITHOUT_SPACES && right < FIRST_WITHOUT_SPACES
}

/** Thai, Lao and what follows. */
const FIRST_WITHOUT_SPACES = 0xe00

/** What a span came to on one bridge or several in one order. */
interface Course {
  readonly parts: readonly Part[]
  readonly kept: number
  readonly moved: boolean
}

interface Part {
  readonly after: Span
  /** Characters of the span that are left in it, white space not counted. */
  readonly ink: number
  /** What it is of; it may reach out of the span. */
  readonly piece: Piece
  readonly isSure: boolean
}

const inkOf = (parts: readonly Part[]): number => parts.reduce((sum, { ink }) => sum + ink, 0)

/** Three letters of another word, or a full stop, beyond much that was replaced: that both have them is chance, and no end of the span. */
function withoutChance(parts: readonly Part[]): readonly Part[] {
  let rest = parts
  for (const forwards of [true, false]) {
    for (;;) {
      const equal = rest.filter(({ piece }) => piece.equal)
      const [end, next] = forwards ? [equal[0], equal[1]] : [equal.at(-1), equal.at(-2)]
      if (!end || !next || end.isSure) break
      const [first, second] = forwards ? [end, next] : [next, end]
      const gone = second.piece.before.start - first.piece.before.end
      const come = second.piece.after.start - first.piece.after.end
      if (Math.min(gone, come) < LEAST_REPLACED || come < 2 * (end.piece.before.end - end.piece.before.start)) break
      const at = rest.indexOf(next)
      rest = forwards ? rest.slice(at) : rest.slice(0, at + 1)
    }
  }
  return rest
}

/** Less was put in the place of less than that: the words around it are still one stretch. */
const LEAST_REPLACED = 4

/** Shorter additions are edits, not text from elsewhere. */
const LEAST_ADDED = 20

/** Some stretch in common must be this long, or a quarter of a short span: articles and commas alone are chance. */
const LEAST_RUN = 6

/** A few words put in the place of a few: "105" for "49". Where a longer stretch was replaced, nobody can say what of it is the span's. */
const isAsLong = ({ before, after }: Piece): boolean => before.end - before.start <= MOST_BEFORE && after.end - after.start <= MOST_AFTER
const MOST_BEFORE = 10
const MOST_AFTER = 20

/** What a sentence began or ended with, and what it begins or ends with now. A claim that is the whole sentence has both. */
function isEdge({ before, after }: Bridge, piece: Piece): boolean {
  if (piece.after.end - piece.after.start > MOST_AT_EDGE) return false
  const begins = before.start === piece.before.start && after.start === piece.after.start
  return begins || (before.end === piece.before.end && after.end === piece.after.end)
}
const MOST_AT_EDGE = 40

/** Code units that are not white space. */
export function countInk(text: string, { start, end }: Span): number {
  let count = 0
  for (let i = start; i < end; i++) if (!isSpace(text.charCodeAt(i))) count++
  return count
}

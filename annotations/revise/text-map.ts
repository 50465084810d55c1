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

  /**
   * What of the new text no part of the old one accounts for, in order: where no bridge leads, and what was put into edited stretches that
   * became much longer.
   */
  added(): readonly Span[] {
    const reached = this.bridges.flatMap((bridge) => this.#reachedBy(bridge)).sort((a, b) => a.start - b.start)
    const added: Span[] = []
    let at = 0
    for (const { start, end } of [...reached, { start: this.after.length, end: this.after.length }]) {
      if (start > at && this.after.slice(at, start).trim() !== '') added.push({ start: at, end: start })
      at = Math.max(at, end)
    }
    return added
  }

  #reachedBy(bridge: Bridge): readonly Span[] {
    const { kind, before, after } = bridge
    if (kind === 'same' || after.end - after.start < before.end - before.start + LEAST_ADDED) return [after]
    const put = this.piecesOf(bridge).filter((piece) => !piece.equal && countInk(this.after, piece.after) >= LEAST_ADDED)
    let at = after.start
    const reached: Span[] = []
    for (const piece of [...put.map((one) => one.after), { start: after.end, end: after.end }]) {
      if (piece.start > at) reached.push({ start: at, end: piece.start })
      at = piece.end
    }
    return reached
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
    let best: { from: number; to: number; kept: number; moved: boolean } | null = null
    let current: { from: number; to: number; kept: number; moved: boolean } | null = null
    let reached = -1
    for (const bridge of this.bridgesOver(span)) {
      const part = this.#through(bridge, span)
      if (!part) continue
      // Parts that are no longer in one order are not one stretch: the greatest of them stands for the span.
      if (current && bridge.after.start >= reached && bridge.moved === current.moved) {
        current = { from: current.from, to: part.to, kept: current.kept + part.kept, moved: current.moved }
      } else current = { from: part.from, to: part.to, kept: part.kept, moved: bridge.moved }
      reached = bridge.after.end
      if (!best || current.kept > best.kept) best = current
    }
    if (!best || best.from >= best.to) return null
    const all = countInk(this.before, span)
    return { span: { start: best.from, end: best.to }, coverage: all === 0 ? 0 : best.kept / all, moved: best.moved }
  }

  /** Where the part of a span that is on one bridge stands, and how many of its characters are left. */
  #through(bridge: Bridge, { start, end }: Span): { readonly from: number; readonly to: number; readonly kept: number } | null {
    let from: number | null = null
    let to = 0
    let kept = 0
    let longest = 0
    for (const piece of this.piecesOf(bridge)) {
      const low = Math.max(start, piece.before.start)
      const high = Math.min(end, piece.before.end)
      if (low >= high) continue
      const by = piece.after.start - piece.before.start
      // What reaches out of the span, or is long, is not the span's own.
      const isOwn = piece.equal || (low === piece.before.start && high === piece.before.end && isAsLong(piece))
      if (!isOwn) continue
      from ??= piece.equal ? low + by : piece.after.start
      to = piece.equal ? high + by : piece.after.end
      if (!piece.equal) continue
      const ink = countInk(this.before, { start: low, end: high })
      kept += ink
      longest = Math.max(longest, ink)
    }
    return from === null || kept === 0 || longest < Math.min(LEAST_RUN, (end - start) / 4) ? null : { from, to: Math.max(from, to), kept }
  }
}

/** Shorter additions are edits, not text from elsewhere. */
const LEAST_ADDED = 20

/** Some stretch in common must be this long, or a quarter of a short span: articles and commas alone are chance. */
const LEAST_RUN = 6

/** A few words put in the place of a few: "105" for "49". Where a longer stretch was replaced, nobody can say what of it is the span's. */
const isAsLong = ({ before, after }: Piece): boolean => before.end - before.start <= 10 && after.end - after.start <= 20

/** Code units that are not white space. */
export function countInk(text: string, { start, end }: Span): number {
  let count = 0
  for (let i = start; i < end; i++) if (text.charCodeAt(i) > 32 && text.charCodeAt(i) !== 0xa0) count++
  return count
}

import { isWordUnit } from '../text/code-units'
import { areDisjoint, editScript } from '../text/edit-script'
import type { Span } from '../text/span'
import { cutsCharacterOrNumber, sharedEnds } from './shared-ends'

/** A stretch of two versions of a sentence, without gaps between one and the next: equal, or one put in the place of the other (either may be empty). */
export interface Piece {
  readonly equal: boolean
  readonly before: Span
  readonly after: Span
}

/** Sentences that differ in more words are one replaced by the other: O((n + m) * limit) (Myers 1986). */
const MOST_EDITS = 600

/**
 * What changed between two versions of a sentence, by words and single marks; what both begin and end with is passed over letter by letter
 * first. Offsets are those of the two whole texts.
 */
export function wordPieces(before: string, from: Span, after: string, to: Span): readonly Piece[] {
  const { first, last } = sharedEnds(before, from, after, to)
  const old = { start: from.start + first, end: from.end - last }
  const fresh = { start: to.start + first, end: to.end - last }
  return joined([
    { equal: true, before: { start: from.start, end: old.start }, after: { start: to.start, end: fresh.start } },
    ...piecesBetween(before, old, after, fresh),
    { equal: true, before: { start: old.end, end: from.end }, after: { start: fresh.end, end: to.end } },
  ])
}

function piecesBetween(before: string, from: Span, after: string, to: Span): readonly Piece[] {
  const whole: Piece = { equal: false, before: from, after: to }
  if (from.start === from.end || to.start === to.end) return [whole]
  const [a, b] = [wordsOf(before, from), wordsOf(after, to)]
  // Marks and spaces alone hold nothing together.
  if (areDisjoint(a.filter(isWord), b)) return byLetters(before, from, after, to)
  const runs = editScript(a, b, MOST_EDITS)
  if (!runs) return [whole]
  const pieces: Piece[] = []
  let [i, j] = [from.start, to.start]
  let open: { readonly before: number; readonly after: number } | null = null
  const close = (): void => {
    if (open) pieces.push(...byLetters(before, { start: open.before, end: i }, after, { start: open.after, end: j }))
    open = null
  }
  runs.forEach(({ equal, a0, a1, b0, b1 }, at) => {
    const [x, y] = [i + lengthOf(a, a0, a1), j + lengthOf(b, b0, b1)]
    // A space between two replaced words was replaced with them.
    const isChance = open !== null && at < runs.length - 1 && !a.slice(a0, a1).some(isWord)
    if (!equal || isChance) open ??= { before: i, after: j }
    else {
      close()
      pieces.push({ equal: true, before: { start: i, end: x }, after: { start: j, end: y } })
    }
    ;[i, j] = [x, y]
  })
  close()
  return pieces
}

const isWord = (word: string): boolean => isWordUnit(word.charCodeAt(0))

function lengthOf(words: readonly string[], from: number, to: number): number {
  let length = 0
  for (let i = from; i < to; i++) length += words[i]?.length ?? 0
  return length
}

/** Without pieces of nothing; equal stretches side by side are one. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = []
  for (const piece of pieces) {
    if (piece.before.start === piece.before.end && piece.after.start === piece.after.end) continue
    const last = result.at(-1)
    if (!last?.equal || !piece.equal) result.push(piece)
    else {
      const [before, after] = [last.before.start, last.after.start]
      result[result.length - 1] = {
        equal: true,
        before: { start: before, end: piece.before.end },
        after: { start: after, end: piece.after.end },
      }
    }
  }
  return result
}

/** Words whole; everything else a code unit at a time, but for surrogate pairs, which stay together. */
export function wordsOf(text: string, { start, end }: Span): string[] {
  const words: string[] = []
  for (let i = start; i < end;) {
    let to = i + 1
    if (isWordUnit(text.charCodeAt(i))) while (to < end && isWordUnit(text.charCodeAt(to))) to++
    words.push(text.slice(i, to))
    i = to
  }
  return words
}

/** Fewer letters in common are chance. */
const FEWEST_LETTERS = 3
/** Fewer where neither a beginning nor an end of a word is among them. */
const FEWEST_WITHIN = 6
/** Longer stretches are not compared letter by letter. */
const MOST_LETTERS = 160

/** What of a stretch is left in what was put in its place, letter by letter: "ferry" is left of "the ferry" in "northern tidferry". */
function byLetters(before: string, old: Span, after: string, fresh: Span): readonly Piece[] {
  const whole: Piece = { equal: false, before: old, after: fresh }
  const [n, m] = [old.end - old.start, fresh.end - fresh.start]
  if (n < FEWEST_LETTERS || m < FEWEST_LETTERS || n > MOST_LETTERS || m > MOST_LETTERS) return [whole]
  const run = longestRun(before, old, after, fresh)
  if (!run) return [whole]
  const [a, b] = [run.before, run.after]
  return [
    ...byLetters(before, { start: old.start, end: a.start }, after, { start: fresh.start, end: b.start }),
    run,
    ...byLetters(before, { start: a.end, end: old.end }, after, { start: b.end, end: fresh.end }),
  ].filter(({ before: x, after: y }) => x.start < x.end || y.start < y.end)
}

/** The longest stretch that both have, the first of equal ones. O(n * m). */
function longestRun(before: string, old: Span, after: string, fresh: Span): Piece | null {
  const width = fresh.end - fresh.start
  let above = new Uint16Array(width + 1)
  let here = new Uint16Array(width + 1)
  let [best, x, y] = [0, 0, 0]
  for (let i = old.start; i < old.end; i++) {
    for (let j = 0; j < width; j++) {
      const length = before.charCodeAt(i) === after.charCodeAt(fresh.start + j) ? (above[j] ?? 0) + 1 : 0
      here[j + 1] = length
      if (length > best) [best, x, y] = [length, i + 1, fresh.start + j + 1]
    }
    ;[above, here] = [here, above]
  }
  const run = { equal: true, before: { start: x - best, end: x }, after: { start: y - best, end: y } }
  const begins = isEdge(before, old, x - best) && isEdge(after, fresh, y - best)
  const ends = isEdge(before, old, x) && isEdge(after, fresh, y)
  // A few letters from the middle of one word in another are chance.
  if (best < FEWEST_LETTERS || (best < FEWEST_WITHIN && !begins && !ends)) return null
  const cuts = [run.before.start, x].some((at) => isWithin(old, at) && cutsCharacterOrNumber(before, at))
  return cuts || [run.after.start, y].some((at) => isWithin(fresh, at) && cutsCharacterOrNumber(after, at)) ? null : run
}

const isWithin = ({ start, end }: Span, at: number): boolean => at > start && at < end

/** Where a word begins or ends, or the stretch does. */
function isEdge(text: string, span: Span, at: number): boolean {
  return !isWithin(span, at) || !isWordUnit(text.charCodeAt(at - 1)) || !isWordUnit(text.charCodeAt(at))
}

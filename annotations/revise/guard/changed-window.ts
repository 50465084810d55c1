import { isSpace } from '../../text/code-units'
import type { Span } from '../../text/span'

/** Words of what did not change that are read along on either side: a number is of four words at most, a cue stands right behind who says it. */
const WORDS_AROUND = 6

/** The stretches of two versions that differ, with some words around them that do not. Both are empty where nothing differs. */
export interface ChangedWindow {
  readonly before: Span
  readonly after: Span
  /** Without the words around: where the first and the last letters differ. */
  readonly differs: { readonly before: Span; readonly after: Span }
}

/**
 * What of two versions of a stretch has to be read to say what changed. Reading a sentence costs much more than finding where its letters
 * differ. Ends of the window are at white space, so every word in it is read as it is in the whole.
 */
export function changedWindow(before: string, old: Span, after: string, fresh: Span): ChangedWindow {
  const most = Math.min(old.end - old.start, fresh.end - fresh.start)
  let first = 0
  while (first < most && before.charCodeAt(old.start + first) === after.charCodeAt(fresh.start + first)) first++
  let last = 0
  while (last < most - first && before.charCodeAt(old.end - 1 - last) === after.charCodeAt(fresh.end - 1 - last)) last++
  const differs = {
    before: { start: old.start + first, end: old.end - last },
    after: { start: fresh.start + first, end: fresh.end - last },
  }
  const lead = first - wordsBack(before, old.start + first, old.start)
  const tail = last - wordsOn(before, old.end - last, old.end)
  return {
    before: { start: old.start + lead, end: old.end - tail },
    after: { start: fresh.start + lead, end: fresh.end - tail },
    differs,
  }
}

/** How far back from `at` some words begin; the one that `at` cuts is none of them. */
function wordsBack(text: string, at: number, from: number): number {
  let words = -1
  for (let i = at; i > from; i--)
    if (isSpace(text.charCodeAt(i - 1)) && (i === at || !isSpace(text.charCodeAt(i))) && ++words === WORDS_AROUND) return at - i
  return at - from
}

function wordsOn(text: string, at: number, to: number): number {
  let words = -1
  for (let i = at; i < to; i++)
    if (isSpace(text.charCodeAt(i)) && (i === at || !isSpace(text.charCodeAt(i - 1))) && ++words === WORDS_AROUND) return i - at
  return to - at
}

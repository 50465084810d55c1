import { stemOf } from '../../detect/relations/stem'
import { editScript } from '../../text/edit-script'
import { changedWindow } from './changed-window'
import { type MeaningKind, type MeaningWord, meaningWords } from './meaning-words'
import { isSlip } from './plain-spelling'

/** What changed in meaning between two versions of a sentence, and the words that show it; either may be empty. */
export interface MeaningChange {
  readonly kind: 'number' | 'date' | 'negation' | 'certainty' | 'relation' | 'cue' | 'role' | 'name' | 'order' | 'wording'
  readonly before: string
  readonly after: string
}

/** A stretch of each text. UTF-16 code units. */
export interface Version {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** What tells most about a change comes first. */
const RANK: readonly MeaningKind[] = ['negation', 'number', 'date', 'name', 'role', 'cue', 'certainty', 'relation', 'word', 'filler']

/** Longer sentences are compared as one replaced by the other. */
const MOST_EDITS = 400

/**
 * Says what of the meaning changed: numbers, dates, negation, names, roles, the cue verb, how sure something is said to be, who did what to
 * whom. Punctuation, typography, hyphens, accents, spelling variants, ways of writing one number, articles, inflections and slips of the pen change
 * nothing. A score of likeness cannot tell these apart: "not" and a missing comma are the same distance away.
 * @param withWording other words are changes as well: for the claim itself, not for what stands beside it
 */
export function meaningChanges(before: Version, after: Version, withWording: boolean): readonly MeaningChange[] {
  const window = changedWindow(before.text, before, after.text, after)
  const a = meaningWords(before.text, window.before.start, window.before.end)
  const b = meaningWords(after.text, window.after.start, window.after.end)
  const swapped = swappedWords(a, b)
  if (swapped) return isOneDay(a, b) ? [] : [swapped]
  const changes: MeaningChange[] = []
  for (const [gone, come, next] of replacements(a, b)) {
    const change = changeOf(gone, come, next, withWording)
    if (change) changes.push(change)
  }
  return changes
}

/** Stretches of words that differ, by their senses, with the kind of the word that follows in both. */
function replacements(
  a: readonly MeaningWord[],
  b: readonly MeaningWord[],
): (readonly [readonly MeaningWord[], readonly MeaningWord[], MeaningKind | null])[] {
  const senses = (words: readonly MeaningWord[]): string[] => words.map(({ sense }) => sense)
  const runs = editScript(senses(a), senses(b), MOST_EDITS)
  if (!runs) return [[a, b, null]]
  return runs.filter(({ equal }) => !equal).map(({ a0, a1, b0, b1 }) => [a.slice(a0, a1), b.slice(b0, b1), a[a1]?.kind ?? null] as const)
}

/** @param next kind of the word after the change, which both versions have */
function changeOf(
  gone: readonly MeaningWord[],
  come: readonly MeaningWord[],
  next: MeaningKind | null,
  withWording: boolean,
): MeaningChange | null {
  const [left, right] = withoutPairs(gone, come)
  const kinds = [...left, ...right].map(({ kind }) => kind)
  const kind = RANK.find((one) => kinds.includes(one))
  // "The buyer said" and "the seller said": who stands right before the cue is who says it.
  if (kind === 'word' && next === 'cue' && left.length > 0 && right.length > 0) return change('role', gone, come)
  if (kind === undefined || kind === 'filler' || (kind === 'word' && !withWording)) return null
  // A word that only came or went next to others is a relation of theirs: "of the mayor" for "by the mayor" is, "to the east" added is not.
  if (kind === 'relation' && (left.length === 0 || right.length === 0)) return withWording ? change('wording', gone, come) : null
  return change(kind === 'word' ? 'wording' : kind, gone, come)
}

/** Takes out the pairs that mean the same in another form: inflections and slips of the pen. Names and numbers have none. */
function withoutPairs(gone: readonly MeaningWord[], come: readonly MeaningWord[]): readonly [MeaningWord[], MeaningWord[]] {
  const right = [...come]
  const left = gone.filter((word) => {
    const at = right.findIndex((other) => isSameWord(word, other))
    if (at >= 0) right.splice(at, 1)
    return at < 0
  })
  return [left, right]
}

function isSameWord(a: MeaningWord, b: MeaningWord): boolean {
  if (a.sense === b.sense) return true
  const isPlain = ({ kind }: MeaningWord): boolean => kind === 'word' || kind === 'role'
  if (!isPlain(a) || !isPlain(b)) return joins(a, b)
  return stemOf(a.sense) === stemOf(b.sense) || isSlip(a.sense, b.sense)
}

/** A capital at the beginning of one version only: "The Mayor" and "the mayor" are the same word. */
function joins(a: MeaningWord, b: MeaningWord): boolean {
  return a.kind !== b.kind && a.sense === b.sense
}

/** "March 3" and "3 March": the words that changed places are a date, side by side. "From 3 to 5" for "from 5 to 3" is not. */
function isOneDay(a: readonly MeaningWord[], b: readonly MeaningWord[]): boolean {
  const moved = a.flatMap((word, i) => (word.sense === b[i]?.sense ? [] : [i]))
  const kinds = moved.map((i) => a[i]?.kind)
  return moved.length === 2 && moved[1] === (moved[0] ?? 0) + 1 && kinds.includes('date') && kinds.includes('number')
}

/** The same words in another order with a name among those that moved: who did it and to whom it was done have changed places. */
function swappedWords(a: readonly MeaningWord[], b: readonly MeaningWord[]): MeaningChange | null {
  if (a.length !== b.length) return null
  const moved = a.flatMap((word, i) => (word.sense === b[i]?.sense ? [] : [i]))
  if (moved.length < 2) return null
  const sorted = (words: readonly MeaningWord[]): string =>
    moved
      .map((i) => words[i]?.sense ?? '')
      .sort()
      .join(' ')
  if (sorted(a) !== sorted(b) || moved.every((i) => a[i]?.kind === 'filler')) return null
  return change(
    'order',
    moved.map((i) => a[i]).filter((word) => word !== undefined),
    moved.map((i) => b[i]).filter((word) => word !== undefined),
  )
}

function change(kind: MeaningChange['kind'], gone: readonly MeaningWord[], come: readonly MeaningWord[]): MeaningChange {
  const words = (list: readonly MeaningWord[]): string => list.map(({ text }) => text).join(' ')
  return { kind, before: words(gone), after: words(come) }
}

import { broken } from '../decode'
import type { Span } from '../../text/span'

/**
 * One `.ann` file, line by line, as the brat standoff format has them (Stenetorp et al. 2012; brat manual, "Standoff format"). Every line is kept
 * verbatim beside what it is read as, so that what is not understood can be written again.
 */
export interface BratDocument {
  readonly texts: readonly BratText[]
  readonly others: readonly BratLine[]
}

/** `T1<tab>Type 0 5;8 12<tab>words`: a text-bound annotation, discontinuous where it has several fragments. */
export interface BratText {
  readonly id: string
  readonly type: string
  /** In the file's unit. */
  readonly fragments: readonly Span[]
  /** The fragments' words with a space between two; null where the line leaves them out. */
  readonly words: string | null
  readonly line: string
}

/** A relation (R), event (E), attribute (A, M), normalization (N), note (#) or equivalence (*). */
export interface BratLine {
  /** `*` for equivalences, which have none of their own. */
  readonly id: string
  /** For an event, of its trigger. */
  readonly type: string
  /** Ids it is about, in order: a relation's arguments, an event's trigger and arguments, a note's target. */
  readonly about: readonly string[]
  /** An attribute's value or a note's words; empty where there is none. */
  readonly value: string
  readonly line: string
}

export function parseBrat(ann: string): BratDocument {
  const texts: BratText[] = []
  const others: BratLine[] = []
  const seen = new Set<string>()
  for (const [i, line] of ann.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const parsed = parseTextLine(line) ?? parseOtherLine(line) ?? broken(`line ${i + 1}`)
    if (parsed.id !== '*' && seen.has(parsed.id)) broken(`line ${i + 1}, ${parsed.id}`)
    seen.add(parsed.id)
    if ('fragments' in parsed) texts.push(parsed)
    else others.push(parsed)
  }
  return { texts, others }
}

/** True where every line is one of brat's; such a file need not be called `.ann`. */
export function looksLikeBrat(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  return lines.length > 0 && lines.every((line) => parseTextLine(line) ?? parseOtherLine(line))
}

export function parseTextLine(line: string): BratText | null {
  const match = /^(T[^\s]+)\t(\S+) (\d{1,15} \d{1,15}(?:;\d{1,15} \d{1,15})*)(?:\t(.*))?$/s.exec(line)
  if (!match) return null
  const [, id = '', type = '', offsets = '', words] = match
  const fragments = offsets.split(';').map((fragment) => {
    const [start = 0, end = 0] = fragment.split(' ').map(Number)
    return { start, end }
  })
  return fragments.every(({ start, end }) => start < end) ? { id, type, fragments, words: words ?? null, line } : null
}

export function parseOtherLine(line: string): BratLine | null {
  const [id = '', described = '', ...rest] = line.split('\t')
  if (!/^(?:[REAMN#]\S+|\*)$/.test(id)) return null
  const [first = '', ...tokens] = described.split(' ').filter((token) => token !== '')
  if (first === '') return null
  const roles = (tokens: readonly string[]): readonly string[] => tokens.map((token) => token.slice(token.indexOf(':') + 1))
  switch (id[0]) {
    case 'E':
      return { id, type: first.split(':')[0] ?? '', about: roles([first, ...tokens]), value: '', line }
    case 'R':
      return { id, type: first, about: roles(tokens), value: '', line }
    case '*':
      return { id, type: first, about: tokens, value: '', line }
    case '#':
    case 'N':
      return { id, type: first, about: tokens.slice(0, 1), value: rest.join('\t'), line }
    default:
      return { id, type: first, about: tokens.slice(0, 1), value: tokens.slice(1).join(' '), line }
  }
}

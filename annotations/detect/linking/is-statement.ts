import { hashText } from '../labels/hash'
import { BE } from '../word-lists'
import type { Chosen } from './choose-spans'
import type { LinkReading } from './link-reading'
import { sentenceAt } from './span-slot'

/** Whether what looks like an attribution reports anything that could be true or false. */
export function isStatement(reading: LinkReading, one: Chosen): boolean {
  return !isDeed(reading, one) && !isRemark(reading, one) && !isWishForAnonymity(reading, one)
}

const DEEDS: ReadonlySet<number> = new Set(['agree', 'agrees', 'agreed'].map((word) => hashText(word)))

/** "agreed on a truce" tells what was done, "agreed that the truce had failed" what was said. */
function isDeed({ passage }: LinkReading, { event, left, right }: Chosen): boolean {
  if (!DEEDS.has(event.head) || left || !right) return false
  const opening = passage.tokens[right.first]
  return opening?.lower !== 'that' && opening?.lower !== 'with' && opening?.kind !== 'quote'
}

/** How many words may stand between "it is" and the verb of a remark. */
const REMARK_WORDS = 4

/** "It is noteworthy to mention that ...", "it is worth noting that ...": nobody's words but the article's own. "It is said that ..." is a report. */
function isRemark(reading: LinkReading, { source, cue }: Chosen): boolean {
  const { tokens } = reading.passage
  const { first } = sentenceAt(reading, cue.first)
  if (tokens[first]?.lower !== 'it' || (source && source.first > cue.first)) return false
  const verb = tokens[first + 1]?.lower ?? ''
  if (!BE.has(verb) && verb !== "'s") return false
  const end = Math.min(cue.end, first + 2 + REMARK_WORDS)
  return tokens.slice(first + 2, end).some(({ lower }) => lower === 'to' || lower === 'worth')
}

const ANONYMITY = new Set(['named', 'identified', 'quoted'])

/** "The engineer, who asked not to be named, said ...": how the article speaks of its source. */
function isWishForAnonymity({ passage: { tokens } }: LinkReading, { right }: Chosen): boolean {
  if (!right) return false
  const [not, to, be, named] = tokens.slice(right.first, right.first + 4)
  return not?.lower === 'not' && to?.lower === 'to' && be?.lower === 'be' && ANONYMITY.has(named?.lower ?? '')
}

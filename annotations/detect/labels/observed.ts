import { cueReadings, type CueFrame } from '../rules/cue-lexicon'
import type { Passage } from '../reading/passage'
import type { Token, TokenKind } from '../reading/token'
import { Columns } from './columns'
import { hashText, join } from './hash'

/** Places of padding on either side of the arrays, so that a template may look this far past the ends of a passage. */
export const PAD = 4

const KINDS: Readonly<Record<TokenKind, number>> = {
  word: 1,
  number: 2,
  abbreviation: 3,
  clitic: 4,
  quote: 5,
  apostrophe: 6,
  stop: 7,
  comma: 8,
  colon: 9,
  dash: 10,
  bracket: 11,
  other: 12,
}
export const KIND_NUMBER = KINDS.number
export const KIND_QUOTE = KINDS.quote
export const KIND_APOSTROPHE = KINDS.apostrophe
export const KIND_COMMA = KINDS.comma
export const KIND_STOP = KINDS.stop
export const KIND_DASH = KINDS.dash

const FRAMES: Readonly<Record<CueFrame, number>> = { say: 1, tell: 2, think: 3, show: 4, direct: 5, object: 6 }

/** Where a token stands towards quotation marks; `LONG` is a quotation that can be a statement rather than a name or title. */
export const QUOTE_OUT = 0
export const QUOTE_OPENS = 1
export const QUOTE_IN = 2
export const QUOTE_CLOSES = 3
const SHORT_QUOTE = 3
const SHORT_QUOTE_WORDS = 4

/** What is seen of each token without context. Index `PAD + i` is token i of the passage; the padding holds zeros. */
export interface Observed {
  readonly count: number
  /** Hash of the lower-case word; the digits of a number are all alike. */
  readonly word: Int32Array
  readonly prefix: Int32Array
  readonly suffix: Int32Array
  readonly shortSuffix: Int32Array
  /** Capitals, digits, hyphens and length, in a small number. */
  readonly shape: Uint8Array
  readonly kind: Uint8Array
  /** 0 outside, 1 to 3 opening mark, inside, closing mark of a quotation, 4 to 6 the same of a short one. */
  readonly quote: Uint8Array
  /** The frame of the hand-made cue lexicon, 1 to 6; plus 8 where the word is a common noun too; 0 for other words. */
  readonly frame: Uint8Array
  /** Index of the token's sentence. */
  readonly sentence: Int32Array
  /** First token of the sentence and one past its last, without padding. */
  readonly sentenceFirst: Int32Array
  readonly sentenceEnd: Int32Array
}

export function observe(passage: Passage): Observed {
  const { tokens, text } = passage
  const count = tokens.length
  const size = count + 2 * PAD
  const columns = new Columns(size * 32)
  const word = columns.int32(size)
  const prefix = columns.int32(size)
  const suffix = columns.int32(size)
  const shortSuffix = columns.int32(size)
  const sentence = columns.int32(size)
  const sentenceFirst = columns.int32(size)
  const sentenceEnd = columns.int32(size)
  const shape = columns.uint8(size)
  const kind = columns.uint8(size)
  const frame = columns.uint8(size)
  const quote = columns.uint8(size)
  for (let i = 0; i < count; i++) {
    const token = tokens[i]
    if (!token) continue
    const at = PAD + i
    const { lower } = token
    const code = KINDS[token.kind]
    kind[at] = code
    if (code === KINDS.quote) word[at] = KIND_QUOTE
    else if (code === KINDS.number) word[at] = hashNumber(lower)
    else word[at] = hashText(lower)
    if (code > KINDS.clitic) continue
    const { length } = lower
    prefix[at] = hashText(lower, 0, Math.min(3, length))
    suffix[at] = hashText(lower, Math.max(0, length - 3), length)
    shortSuffix[at] = hashText(lower, Math.max(0, length - 2), length)
    shape[at] = shapeOf(token, text)
    if (code !== KINDS.word) continue
    const reading = cueReadings(lower).at(-1)
    if (reading) frame[at] = FRAMES[reading.frame] + (reading.ambiguous ? 8 : 0)
  }
  passage.sentences.forEach(({ first, end }, index) => {
    sentence.fill(index, PAD + first, PAD + end)
    sentenceFirst.fill(first, PAD + first, PAD + end)
    sentenceEnd.fill(end, PAD + first, PAD + end)
  })
  writeQuoteStates(passage, quote)
  return { count, word, prefix, suffix, shortSuffix, shape, kind, quote, frame, sentence, sentenceFirst, sentenceEnd }
}

/** The length of a number and its marks; years, shares and sums then meet in the same few values. */
function hashNumber(lower: string): number {
  let h = 17
  for (let i = 0; i < lower.length; i++) {
    const code = lower.charCodeAt(i)
    h = join(h, code >= 48 && code <= 57 ? 48 : code)
  }
  return h
}

function shapeOf(token: Token, text: string): number {
  const length = token.end - token.start
  let capitals = 0
  let digits = 0
  let hyphens = 0
  for (let i = token.start; i < token.end; i++) {
    const code = text.charCodeAt(i)
    if (code >= 48 && code <= 57) digits++
    else if (code >= 65 && code <= 90) capitals++
    else if (code === 45) hyphens++
  }
  const letters = token.capital ? (capitals > 1 ? (capitals === length ? 3 : 2) : 1) : capitals > 0 ? 4 : 0
  const size = length > 9 ? 3 : length > 4 ? 2 : length > 2 ? 1 : 0
  return letters + (digits > 0 ? 8 : 0) + (hyphens > 0 ? 16 : 0) + size * 32
}

function writeQuoteStates(passage: Passage, states: Uint8Array): void {
  for (const { first, end, closed, words } of passage.quotes.quotes) {
    const base = words < SHORT_QUOTE_WORDS ? SHORT_QUOTE : 0
    states.fill(base + QUOTE_IN, PAD + first, PAD + end)
    states[PAD + first] = base + QUOTE_OPENS
    if (closed) states[PAD + end - 1] = base + QUOTE_CLOSES
  }
}

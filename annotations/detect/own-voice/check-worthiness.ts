import { hashText } from '../labels/hash'
import { isWordLike, type Token, type TokenRange } from '../reading/token'
import { BE, MONTHS, WEEKDAYS } from '../word-lists'
import { CAUSAL, CHANGES, COMPARATIVES, DISTANCING, HEDGES, LARGE_UNITS, NEGATIONS, NUMBER_WORDS, SUPERLATIVES } from './sign-words'

/** Weights in one byte each: of the signs first, then of the words by hash. A sentence is scored in log odds. */
export interface CheckWorthinessModel {
  readonly weights: Int8Array
  /** One step of a weight. */
  readonly scale: number
}

/** How much a feature of a sentence counts, by index into the weights. */
export interface SentenceFeatures {
  readonly ids: readonly number[]
  readonly values: readonly number[]
}

/** The first weights belong to signs; `featuresOf` numbers them. */
const SIGNS = 64
/** Words share this many weights; two words with one weight cost less than a file twice as long. */
const WORDS = 4096
export const WEIGHT_COUNT = SIGNS + WORDS

const FIRST_PERSON = /^(?:i|me|my|mine|myself)$/
const FIRST_PLURAL = /^(?:we|us|our|ours)$/
const THIRD_PERSON = /^(?:he|she|him|her|his|they|them|their)$/
const OBLIGATION = /^(?:should|must|ought|need|needs|let|want|wants)$/
const FUTURE = /^(?:will|'ll|won't|shall)$/
const PERFECT = /^(?:has|have|had|'ve)$/

/**
 * Signs of a sentence that is worth checking, or of one that is not, with its words: the words together weigh as much in a long sentence as in
 * a short one. The signs follow Hassan, Li and Tremayne 2015, "Detecting Check-worthy Factual Claims in Presidential Debates".
 */
export function featuresOf(tokens: readonly Token[], { first, end }: TokenRange): SentenceFeatures {
  const counts = new Float64Array(SIGNS)
  const hashes: number[] = []
  let before = ''
  for (let i = first; i < end; i++) {
    const token = tokens[i]
    if (!token) continue
    countSigns(token, i === first, counts)
    if (!isWordLike(token) && token.kind !== 'clitic') continue
    const word = wordClass(token)
    hashes.push(bucketOf(word), bucketOf(`${before} ${word}`))
    before = word
  }
  const ids = [0]
  const values = [1]
  for (let sign = 1; sign < SIGNS; sign++) {
    const count = counts[sign] ?? 0
    if (count === 0) continue
    ids.push(sign)
    values.push(Math.min(2, Math.sqrt(count)))
  }
  const share = 1 / Math.sqrt(Math.max(1, hashes.length))
  for (const hash of hashes) {
    ids.push(hash)
    values.push(share)
  }
  return { ids, values }
}

/** Log odds that a sentence with these features is worth checking, as far as the model knows. */
export function scoreOf({ weights, scale }: CheckWorthinessModel, { ids, values }: SentenceFeatures): number {
  let sum = 0
  for (let i = 0; i < ids.length; i++) sum += (weights[ids[i] ?? 0] ?? 0) * (values[i] ?? 0)
  return sum * scale
}

/** Figures are known by how they look, so that no single one is learned; other words by themselves. */
function wordClass({ kind, lower }: Token): string {
  return kind === 'number' ? `#${Math.min(lower.length, 4)}` : lower
}

function bucketOf(word: string): number {
  // The upper bits of this hash are better mixed than the lower ones.
  return SIGNS + ((hashText(word) >>> 16) % WORDS)
}

function countSigns({ kind, lower, capital }: Token, isFirst: boolean, counts: Float64Array): void {
  const add = (sign: number, holds: boolean): void => {
    if (holds) counts[sign] = (counts[sign] ?? 0) + 1
  }
  const isWord = kind === 'word'
  const isYear = kind === 'number' && /^(?:1[6-9]|20)\d\d$/.test(lower)
  add(1, kind === 'number' && !isYear)
  add(2, isYear)
  add(3, NUMBER_WORDS.has(lower))
  add(4, LARGE_UNITS.has(lower) || /^[$£€]/.test(lower))
  add(5, (MONTHS.has(lower) && capital) || WEEKDAYS.has(lower))
  add(6, SUPERLATIVES.has(lower))
  add(7, COMPARATIVES.has(lower))
  add(8, CAUSAL.has(lower))
  add(9, CHANGES.has(lower))
  add(10, HEDGES.has(lower))
  add(11, DISTANCING.has(lower))
  add(12, NEGATIONS.has(lower) || lower.endsWith("n't"))
  add(13, isWord && lower.length > 3 && lower.endsWith('ed'))
  add(14, BE.has(lower))
  add(15, PERFECT.test(lower))
  add(16, FUTURE.test(lower))
  add(17, isWord && capital && !isFirst && lower !== 'i')
  add(18, FIRST_PERSON.test(lower))
  add(19, FIRST_PLURAL.test(lower))
  add(20, lower === 'you' || lower === 'your')
  add(21, THIRD_PERSON.test(lower))
  add(22, OBLIGATION.test(lower))
  add(23, lower === '?')
  add(24, lower === '!')
  add(25, kind === 'quote')
  add(26, isWord && lower.length > 7)
  add(27, isWord)
}

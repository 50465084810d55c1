import { hashText, join } from '../labels/hash'
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

/** The signs that single words give, looked up once a word. */
const SIGNS_OF_WORDS = signsOfWords([
  [3, NUMBER_WORDS],
  [4, LARGE_UNITS],
  [6, SUPERLATIVES],
  [7, COMPARATIVES],
  [8, CAUSAL],
  [9, CHANGES],
  [10, HEDGES],
  [11, DISTANCING],
  [12, NEGATIONS],
  [14, BE],
  [15, ['has', 'have', 'had', "'ve"]],
  [16, ['will', "'ll", "won't", 'shall']],
  [18, ['i', 'me', 'my', 'mine', 'myself']],
  [19, ['we', 'us', 'our', 'ours']],
  [20, ['you', 'your']],
  [21, ['he', 'she', 'him', 'her', 'his', 'they', 'them', 'their']],
  [22, ['should', 'must', 'ought', 'need', 'needs', 'let', 'want', 'wants']],
  [23, ['?']],
  [24, ['!']],
])
const NO_SIGNS: readonly number[] = []

/**
 * Signs of a sentence that is worth checking, or of one that is not, with its words: the words together weigh as much in a long sentence as in
 * a short one. The signs follow Hassan, Li and Tremayne 2015, "Detecting Check-worthy Factual Claims in Presidential Debates".
 */
export function featuresOf(tokens: readonly Token[], { first, end }: TokenRange): SentenceFeatures {
  const counts = new Float64Array(SIGNS)
  const hashes: number[] = []
  let before = 0
  for (let i = first; i < end; i++) {
    const token = tokens[i]
    if (!token) continue
    countSigns(token, i === first, counts)
    if (!isWordLike(token) && token.kind !== 'clitic') continue
    const word = hashText(wordClass(token))
    hashes.push(bucketOf(word), bucketOf(join(before, word)))
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

/** The upper bits of these hashes are better mixed than the lower ones. */
function bucketOf(hash: number): number {
  return SIGNS + ((hash >>> 16) % WORDS)
}

function signsOfWords(lists: readonly (readonly [number, Iterable<string>])[]): ReadonlyMap<string, readonly number[]> {
  const signs = new Map<string, number[]>()
  for (const [sign, words] of lists) {
    for (const word of words) {
      const known = signs.get(word)
      if (known) known.push(sign)
      else signs.set(word, [sign])
    }
  }
  return signs
}

function countSigns({ kind, lower, capital }: Token, isFirst: boolean, counts: Float64Array): void {
  for (const sign of SIGNS_OF_WORDS.get(lower) ?? NO_SIGNS) count(counts, sign)
  if (kind === 'number') count(counts, isYear(lower) ? 2 : 1)
  if (WEEKDAYS.has(lower) || (capital && MONTHS.has(lower))) count(counts, 5)
  if (kind === 'quote') count(counts, 25)
  if (kind !== 'word') return
  count(counts, 27)
  if (lower.endsWith("n't")) count(counts, 12)
  if (lower.length > 3 && lower.endsWith('ed')) count(counts, 13)
  if (capital && !isFirst && lower !== 'i') count(counts, 17)
  if (lower.length > 7) count(counts, 26)
}

function count(counts: Float64Array, sign: number): void {
  counts[sign] = (counts[sign] ?? 0) + 1
}

function isYear(number: string): boolean {
  return number.length === 4 && number >= '1600' && number < '2100'
}

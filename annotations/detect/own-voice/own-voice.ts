import type { Draft } from '../rules/draft'
import { countWords, endWithoutStops, spanOf, type Passage, type Scope } from '../reading/passage'
import type { Span } from '../../text/span'
import type { Token, TokenRange } from '../reading/token'
import { AUXILIARIES, COMMON_VERBS, looksVerbal, MONTHS, WEEKDAYS } from '../word-lists'
import { ownVoiceConfidence, type OwnVoiceRule } from './own-voice-confidence'
import { DISTANCING, NUMBER_WORDS, SUPERLATIVES } from './sign-words'

/** A shorter sentence says too little to be checked. */
const LEAST_WORDS = 5

/** Instructions, opinions and questions are not statements of fact. */
const NOT_FACTS = new Set('please imagine consider let perhaps maybe should hopefully'.split(' '))

/** Why a sentence of the article's own is worth checking, with the words that show it. */
export interface OwnVoiceSign {
  readonly rule: OwnVoiceRule
  readonly sign: Span
}

/** Sentences that no source is given for and that could be checked: with numbers, dates, superlatives, or events told in the past. */
export function findOwnVoice(passage: Passage, paragraph: number, attributed: ReadonlySet<number>): Draft[] {
  const drafts: Draft[] = []
  passage.sentences.forEach((sentence, index) => {
    if (attributed.has(index)) return
    const sign = ownVoiceSign(passage, sentence)
    if (!sign) return
    const scope: Scope = { passage, first: sentence.first, end: sentence.end, inside: -1 }
    const content = spanOf(passage, { first: sentence.first, end: Math.max(endWithoutStops(scope), sentence.first + 1) })
    drafts.push({
      kind: 'own-voice',
      rule: sign.rule,
      content: [content],
      source: [],
      cue: [],
      verb: null,
      sign: { start: sign.sign.start, end: sign.sign.end },
      paragraph,
      speakerOf: null,
      confidence: ownVoiceConfidence(sign.rule, passage.tokens, sentence),
    })
  })
  return drafts
}

/** The first sign that a sentence states something checkable, or null. */
export function ownVoiceSign(passage: Passage, sentence: TokenRange): OwnVoiceSign | null {
  if (countWords(passage, sentence) < LEAST_WORDS) return null
  const tokens = passage.tokens.slice(sentence.first, sentence.end)
  const last = tokens.at(-1)
  const opening = tokens[0]?.lower ?? ''
  if (last?.lower === '?' || last?.kind === 'colon' || NOT_FACTS.has(opening)) return null
  const verb = tokens.find((token) => isFinite(token))
  if (!verb) return null
  const hedge = tokens.find((token) => DISTANCING.has(token.lower))
  if (hedge) return { rule: 'own-hedged', sign: hedge }
  const date = tokens.find((token) => (MONTHS.has(token.lower) && token.capital && token.lower !== 'may') || WEEKDAYS.has(token.lower))
  const number = tokens.find((token, i) => isQuantity(token, i) && !isNextToMonth(tokens, i))
  if (number) return { rule: 'own-number', sign: number }
  if (date) return { rule: 'own-date', sign: date }
  const superlative = tokens.find((token) => SUPERLATIVES.has(token.lower))
  if (superlative) return { rule: 'own-superlative', sign: superlative }
  if (isSubjective(tokens)) return null
  const named = tokens.some((token, i) => i > 0 && token.capital && token.kind === 'word' && token.lower !== 'i')
  return named || isPast(verb) ? { rule: 'own-event', sign: verb } : null
}

function isQuantity(token: Token, index: number): boolean {
  return token.kind === 'number' || (NUMBER_WORDS.has(token.lower) && index > 0) || token.lower === '%'
}

/** "3 March" is a date. */
function isNextToMonth(tokens: readonly Token[], at: number): boolean {
  return MONTHS.has(tokens[at - 1]?.lower ?? '') || MONTHS.has(tokens[at + 1]?.lower ?? '')
}

function isFinite(token: Token): boolean {
  return (
    token.kind === 'word' &&
    (AUXILIARIES.has(token.lower) || COMMON_VERBS.has(token.lower) || looksVerbal(token.lower) || looksPresent(token.lower))
  )
}

function looksPresent(word: string): boolean {
  return word.length > 4 && word.endsWith('s') && !word.endsWith('ss')
}

function isPast(token: Token): boolean {
  const word = token.lower
  return (
    word === 'was' ||
    word === 'were' ||
    word === 'had' ||
    word === 'did' ||
    (word.length > 3 && word.endsWith('ed')) ||
    (COMMON_VERBS.has(word) && !looksPresent(word))
  )
}

/** "I think", "you should": the writer's or reader's view. */
function isSubjective(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.lower === 'i' || token.lower === 'you' || token.lower === 'should')
}

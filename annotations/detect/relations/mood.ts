import type { Token } from '../reading/token'
import { BE } from '../word-lists'
import type { ClaimView } from './claim-view'

/**
 * How a clause is meant. Only clauses of one mood are compared: a forecast is not contradicted by what came about, a wish not by a fact.
 * `future`: arranged or announced ("would begin at 18:00").
 */
export type Mood = 'fact' | 'future' | 'forecast' | 'possible' | 'wish' | 'question'

const FORECASTS = new Set('forecast predict expect anticipate project estimate reckon think believe hope fear'.split(' '))
const WISHES = new Set(
  'want ask demand call urge propose offer request seek wish plan recommend suggest order encourage beg press'.split(' '),
)
const QUESTIONS = new Set('ask wonder question inquire'.split(' '))

/** Cues that guess where they speak of what is to come, and report where they speak of what was. */
const GUESSES = new Set(['estimate', 'reckon', 'think', 'believe', 'fear', 'suggest'])
const FUTURE = new Set("will would 'll shall won't".split(' '))
const POSSIBLE = new Set('if unless might could may whether'.split(' '))
const INTERROGATIVES = new Set(['whether', 'how', 'why'])
const INTENDS = new Set('hopes hoped wants wanted plans planned intends intended aims aimed expects expected hope want plan aim'.split(' '))

export function moodOf(view: ClaimView, tokens: readonly Token[]): Mood {
  const lemma = view.draft.verb?.lemma ?? ''
  const opening = tokens[0]?.lower ?? ''
  if (opening === 'what' && !tokens.some((token) => BE.has(token.lower))) return 'question'
  if (tokens.at(-1)?.lower === '?' || INTERROGATIVES.has(opening) || (QUESTIONS.has(lemma) && opening === 'if')) return 'question'
  if (tokens.some((token, i) => POSSIBLE.has(token.lower) && !isMonth(token, i))) return 'possible'
  const isFuture = tokens.some((token) => FUTURE.has(token.lower))
  if (WISHES.has(lemma) && !(lemma === 'suggest' && !isFuture)) return 'wish'
  if (FORECASTS.has(lemma) && (isFuture || !GUESSES.has(lemma))) return 'forecast'
  if (tokens.slice(0, 6).some((token) => INTENDS.has(token.lower))) return 'wish'
  return isFuture ? 'future' : 'fact'
}

function isMonth(token: Token, at: number): boolean {
  return token.lower === 'may' && token.capital && at > 0
}

/** True where claims of the two moods can contradict each other. */
export function canMeet(a: Mood, b: Mood): boolean {
  return a === b && (a === 'fact' || a === 'future')
}

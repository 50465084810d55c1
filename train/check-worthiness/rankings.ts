import { ownVoiceSign } from '#annotations/detect/own-voice/own-voice'
import { combine, OWN_VOICE_PRIORS, type OwnVoiceRule } from '#annotations/detect/own-voice/own-voice-confidence'
import { readPassage } from '#annotations/detect/reading/passage'

/** Where a sentence with a ranker's score stands; without a sign it is not proposed and stands last. */
export type Ranking = (text: string, score: number) => number

/** What is compared: the signs that propose a sentence, the ranker, and the confidence that the application shows. */
export const RANKINGS: readonly (readonly [string, Ranking])[] = [
  ['signs alone', (text) => priorOf(text) ?? 0],
  ['ranker alone', (_, score) => score],
  ['both', (text, score) => withPrior(priorOf(text), score)],
]

function withPrior(prior: number | null, score: number): number {
  return prior === null ? 0 : combine(prior, score)
}

function priorOf(text: string): number | null {
  const rule = signOf(text)
  return rule ? OWN_VOICE_PRIORS[rule] : null
}

/** The sign of a sentence that stands alone, or null: then it is not proposed. */
export function signOf(text: string): OwnVoiceRule | null {
  const passage = readPassage(text, { start: 0, end: text.length })
  return ownVoiceSign(passage, { first: 0, end: passage.tokens.length })?.rule ?? null
}

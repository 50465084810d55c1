import type { FindingRule } from '../rules/draft'
import type { Token, TokenRange } from '../reading/token'
import { featuresOf, scoreOf, type CheckWorthinessModel } from './check-worthiness'
import { CHECK_WORTHINESS_SCALE, CHECK_WORTHINESS_WEIGHTS } from './check-worthiness-weights'
import { readWeights } from './weights-text'

/** The signs by which an own-voice sentence is found. */
export type OwnVoiceRule = Extract<FindingRule, 'own-hedged' | 'own-number' | 'own-date' | 'own-superlative' | 'own-event'>

/** How often a sentence with the sign is worth checking, before its other words are looked at; set by hand on the project's own cases. */
export const OWN_VOICE_PRIORS: Readonly<Record<OwnVoiceRule, number>> = {
  'own-hedged': 0.6,
  'own-number': 0.6,
  'own-date': 0.5,
  'own-superlative': 0.45,
  'own-event': 0.4,
}

/** The ranker was taught by debates: it orders, and no sentence falls below the one or rises above the other. */
export const LEAST_CONFIDENCE = 0.2
export const MOST_CONFIDENCE = 0.7

/**
 * Log odds count half: news is not what the ranker learned from, and the slider has something to tell apart. The order stays as it is.
 */
const TRUST = 0.5

/** The ranker as shipped. */
export const CHECK_WORTHINESS: CheckWorthinessModel = { weights: readWeights(CHECK_WORTHINESS_WEIGHTS), scale: CHECK_WORTHINESS_SCALE }

/** How sure an own-voice sentence is worth checking, by its sign and its words. */
export function ownVoiceConfidence(rule: OwnVoiceRule, tokens: readonly Token[], sentence: TokenRange): number {
  return combine(OWN_VOICE_PRIORS[rule], scoreOf(CHECK_WORTHINESS, featuresOf(tokens, sentence)))
}

/** Joins the prior of a sign and the ranker's log odds to a confidence between the least and the most. */
export function combine(prior: number, score: number): number {
  const odds = TRUST * (Math.log(prior / (1 - prior)) + score)
  return LEAST_CONFIDENCE + (MOST_CONFIDENCE - LEAST_CONFIDENCE) / (1 + Math.exp(-odds))
}

import { tokenize } from '#annotations/detect/reading/tokenize'
import { cueReadings, type CueVerb } from '#annotations/detect/rules/cue-lexicon'
import type { Draft } from '#annotations/detect/rules/draft'
import type { MarkedClaim } from './marked-text'

/** A marked claim as if a detector had found exactly that. */
export function draftOf(text: string, claim: MarkedClaim): Draft {
  const own = claim.source.length === 0 && claim.cue.length === 0
  return {
    kind: own ? 'own-voice' : 'attribution',
    rule: own ? 'own-event' : 'clause-after-cue',
    content: claim.content,
    source: claim.source,
    cue: claim.cue,
    verb: verbOf(text, claim),
    sign: null,
    paragraph: 0,
    speakerOf: null,
    confidence: null,
  }
}

function verbOf(text: string, claim: MarkedClaim): CueVerb | null {
  const tokens = claim.cue.flatMap(({ start, end }) => tokenize(text, start, end))
  for (const [i, token] of tokens.entries()) {
    const reading = cueReadings(token.lower).find(({ particles }) => particles.every((word, k) => tokens[i + 1 + k]?.lower === word))
    if (reading) return reading
  }
  return null
}

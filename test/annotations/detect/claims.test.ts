import { describe, expect, test } from '@jest/globals'
import type { Suggestion } from '#annotations/detect/detector'
import { ruleDetector } from '#annotations/detect/rules/rule-detector'
import { formatMarkedText, parseMarkedText, type MarkedClaim } from '#support/marked-text'
import { BUSINESS_SPORT_COURT } from './cases/business-sport-court'
import { LOCAL } from './cases/local'
import { NO_CLAIM, OWN_VOICE } from './cases/own-voice'
import { SCIENCE } from './cases/science'
import { WIRE } from './cases/wire'

const claimOf = ({ content, source, cue }: Suggestion): MarkedClaim => ({ content, source, cue })

/** What was found, marked in the text, with the claims in the order of the expected ones where they are the same. */
function found(text: string, expected: readonly MarkedClaim[]): string {
  const claims = ruleDetector.detect(text).suggestions.map(claimOf)
  const rank = (claim: MarkedClaim): number => {
    const at = expected.findIndex((other) => JSON.stringify(other) === JSON.stringify(claim))
    return at < 0 ? expected.length : at
  }
  return formatMarkedText(
    text,
    claims.sort((a, b) => rank(a) - rank(b)),
  )
}

function check(marked: string): void {
  const { text, claims } = parseMarkedText(marked)
  expect(found(text, claims)).toBe(formatMarkedText(text, claims))
}

describe('attributions are found with their source, cue and content', () => {
  describe('wire', () => test.each(WIRE)('%s', check))
  describe('local', () => test.each(LOCAL)('%s', check))
  describe('science', () => test.each(SCIENCE)('%s', check))
  describe('business, sport and court', () => test.each(BUSINESS_SPORT_COURT)('%s', check))
})

describe('sentences in the article’s own voice', () => {
  test.each(OWN_VOICE)('%s', (marked) => {
    check(marked)
    const { text } = parseMarkedText(marked)
    expect(ruleDetector.detect(text).suggestions.map(({ kind, tag, sourceKind }) => [kind, tag, sourceKind])).toEqual([
      ['own-voice', 'unverified', 'none'],
    ])
  })
})

describe('what is no claim is left out', () => {
  test.each(NO_CLAIM)('%s', (text) => {
    expect(found(text, [])).toBe(text)
  })

  test('a headline and a byline above a body', () => {
    const text = 'Minister says dam is safe\nBy Ada Holm\nThe dam was built in 1962 by the Velden works.'
    expect(found(text, [])).toBe('Minister says dam is safe\nBy Ada Holm\n{c:The dam was built in 1962 by the Velden works}.')
  })
})

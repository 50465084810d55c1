import { describe, expect, test } from '@jest/globals'
import type { Detector } from '#annotations/detect/detector'
import { trainedDetector } from '#support/detectors'

const BEFORE = 'The council closed the ferry pier on Monday. Repairs had been put off for nine years, the harbour master said.\n'

const kindsOf = (detector: Detector, sentence: string): readonly string[] => {
  const text = `${BEFORE}${sentence}\nNobody was hurt.\n`
  const start = text.indexOf(sentence)
  const { suggestions } = detector.detect(text)
  return suggestions
    .filter(({ content }) => content.some((span) => span.start >= start && span.end <= start + sentence.length))
    .map(({ kind }) => kind)
}

describe('a remark of the article itself', () => {
  const detector = trainedDetector()

  test.each([
    'It is noteworthy to mention that both companies have close ties to the port authority in Halden.',
    'It is important to note that the pier had carried 4,000 passengers a day since 1998.',
    'It is worth noting that the company lost 12 million euros in the two years before the closure.',
  ])('is nobody else’s claim: %s', (sentence) => {
    expect(kindsOf(detector, sentence)).not.toContain('attribution')
  })

  test.each([
    'The company lost 12 million euros, it said on Monday.',
    'It told reporters that the pier had carried 4,000 passengers a day.',
  ])('“it” that says something is a source: %s', (sentence) => {
    expect(kindsOf(detector, sentence)).toContain('attribution')
  })
})

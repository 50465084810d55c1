import { describe, expect, test } from '@jest/globals'
import { ruleDetector } from '#annotations/detect/rule-detector'

const LENGTH = 5_000_000

/** Repetitions that make a search which starts over at every match take hours. */
const PIECES = [
  'a',
  '"',
  '“a ',
  "'",
  'he said ',
  'he said, ',
  '“x,” he said. ',
  'said that ',
  'according to ',
  'the ',
  'of the ',
  'A, a b, ',
  'A and ',
  '(',
  '05:00 GMT ceasefire, he said. ',
  'Ann accused Bo of lying. ',
  'Ann denied it. Bo said it. ',
  '12 people were killed, Ann said. 13 people were killed, Bo said.\n',
  'Ann said the dam would hold through the long wet spring of the year.\n',
  '\n',
  '\r\n\r\n',
  '. ',
  "a's ",
  '1.',
  'U.',
  '-',
]

describe('a text of 5 million code units', () => {
  test.each(PIECES)('of nothing but %j comes to an end', (piece) => {
    const detection = ruleDetector.detect(piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH))
    expect(detection.detector).toBe('rules-1')
  })
})

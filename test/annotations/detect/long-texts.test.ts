import { describe, expect, test } from '@jest/globals'
import { DETECTORS } from '#support/detectors'
import type { Detector } from '#annotations/detect/detector'

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

function comesToAnEnd(detector: Detector, piece: string, length: number): void {
  const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
  expect(detector.detect(text).detector).toBe(detector.id)
}

// At 400,000 code units a quadratic search would need hours; the worst ones run at full length too.
describe.each(DETECTORS)('repetition comes to an end: %s', (_, detector) => {
  test.each(PIECES)('400,000 code units of nothing but %j', (piece) => comesToAnEnd(detector, piece, 400_000))

  test.each(['"', 'he said, ', 'Ann accused Bo of lying. '])('5 million code units of nothing but %j', (piece) =>
    comesToAnEnd(detector, piece, 5_000_000),
  )
})

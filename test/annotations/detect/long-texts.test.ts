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

/** Code units for each repetition, and for the worst of them; at either length a quadratic search would need hours. */
const LENGTHS: Readonly<Record<string, readonly [number, number]>> = { 'rules-1': [400_000, 5_000_000], 'english-1': [20_000, 200_000] }

describe.each(DETECTORS)('repetition comes to an end: %s', (name, detector) => {
  const [length, longest] = LENGTHS[name] ?? [20_000, 200_000]
  test.each(PIECES)(`${length} code units of nothing but %j`, (piece) => comesToAnEnd(detector, piece, length))

  test.each(['"', 'he said, ', 'Ann accused Bo of lying. '])(`${longest} code units of nothing but %j`, (piece) =>
    comesToAnEnd(detector, piece, longest),
  )
})

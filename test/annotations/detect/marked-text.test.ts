import { describe, expect, test } from '@jest/globals'
import { formatMarkedText, parseMarkedText } from '#support/marked-text'

describe('marked text', () => {
  test('gives the text without marks and the spans of each part', () => {
    expect(parseMarkedText('{s:Ada} {q:said} {c:it rained}.')).toEqual({
      text: 'Ada said it rained.',
      claims: [{ source: [{ start: 0, end: 3 }], cue: [{ start: 4, end: 8 }], content: [{ start: 9, end: 18 }] }],
    })
  })

  test('keeps nested and discontinuous parts apart', () => {
    const { claims } = parseMarkedText('{c1:A {c2:b}}, {s1:x} {q1:said}, {c1:d}')
    expect(claims.map(({ content }) => content)).toEqual([
      [
        { start: 0, end: 3 },
        { start: 13, end: 14 },
      ],
      [{ start: 2, end: 3 }],
    ])
  })

  test.each(['{s:Ada} {q:said} {c:it rained}.', '{c1:{s2:Ada} {q2:hoped} {c2:for rain}}, {s1:Bo} {q1:said}.'])(
    'is written back as it was read: %s',
    (marked) => {
      const { text, claims } = parseMarkedText(marked)
      expect(formatMarkedText(text, claims)).toBe(marked)
    },
  )

  test.each(['{s:Ada', 'Ada}'])('rejects %s', (marked) => {
    expect(() => parseMarkedText(marked)).toThrow(RangeError)
  })
})

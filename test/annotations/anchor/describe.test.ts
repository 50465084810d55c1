import { describe, expect, test } from '@jest/globals'
import { describeSpan } from '#annotations/anchor/describe'

describe('describing a span', () => {
  test('remembers the quote and 32 code units either way', () => {
    const text = `${'a'.repeat(40)}quote${'b'.repeat(40)}`
    expect(describeSpan(text, { start: 40, end: 45 })).toEqual({
      start: 40,
      end: 45,
      exact: 'quote',
      prefix: 'a'.repeat(32),
      suffix: 'b'.repeat(32),
    })
  })

  test('takes what there is at the ends of the text', () => {
    expect(describeSpan('one', { start: 0, end: 3 })).toEqual({ start: 0, end: 3, exact: 'one', prefix: '', suffix: '' })
  })

  test('cuts no surrogate pair in the context', () => {
    const faces = '\u{1F600}'.repeat(20)
    const { prefix, suffix } = describeSpan(`${faces}.quote.${faces}`, { start: 41, end: 46 })
    expect([prefix, suffix]).toEqual([`${'\u{1F600}'.repeat(15)}.`, `.${'\u{1F600}'.repeat(15)}`])
  })

  test.each([
    [-1, 2],
    [2, 2],
    [3, 2],
    [0, 4],
    [0.5, 2],
    [Number.NaN, 2],
  ])('%p..%p of a text of 3 is a mistake of the caller', (start, end) => {
    expect(() => describeSpan('one', { start, end })).toThrow(RangeError)
  })
})

import { describe, expect, test } from '@jest/globals'
import { assert, constantFrom, integer, property } from 'fast-check'
import { tokenize } from '#annotations/detect/reading/tokenize'
import { numberAt } from '#annotations/detect/relations/values/number-at'

const read = (text: string) => numberAt(tokenize(text, 0, text.length), 0)

describe('a number in digits or words', () => {
  test.each([
    ['49', 49],
    ['1,200 million', 1.2e9],
    ['1.2bn', 1.2e9],
    ['1.2 billion', 1.2e9],
    ['900m', 9e8],
    ['two dozen', 24],
    ['a couple of', 2],
    ['a pair of', 2],
    ['half a million', 5e5],
    ['a hundred', 100],
    ['twenty-five', 25],
    ['nineteen', 19],
    ['three hundred thousand', 3e5],
    ['5 lakh', 5e5],
    ['2 crore', 2e7],
  ])('%s is %d', (text, value) => {
    expect(read(text)?.value).toBeCloseTo(value, 3)
  })

  test.each(['13th', '9am', '12:30', 'house', 'a house', 'half the house', '1,23'])('%s is none', (text) => {
    expect(read(text)).toBeNull()
  })

  test('digits with and without commas are one number', () => {
    assert(
      property(integer({ min: 0, max: 999_999_999 }), (value) => {
        expect(read(value.toLocaleString('en-US'))?.value).toBe(value)
        expect(read(String(value))?.value).toBe(value)
      }),
    )
  })

  test('what rounding may hide is never more than a tenth', () => {
    assert(
      property(integer({ min: 1, max: 999_999_999 }), constantFrom('', ' million', ' thousand'), (value, scale) => {
        const number = read(`${value}${scale}`)
        expect(number?.slack).toBeLessThanOrEqual((number?.value ?? 0) / 10)
      }),
    )
  })
})

import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { detectUnit, type StatedQuote } from '#annotations/anchor/detect-unit'
import { OFFSET_UNITS, type OffsetUnit } from '#annotations/formats/format'
import { hardText } from '#support/texts'

/** Offsets counted from the characters before, by the iterator and an encoder. */
function stated(text: string, unit: OffsetUnit, from: number, to: number): StatedQuote {
  const count = (part: string) => (unit === 'utf-16' ? part.length : unit === 'code-points' ? [...part].length : Buffer.byteLength(part))
  const characters = [...text]
  const before = characters.slice(0, from).join('')
  const exact = characters.slice(from, to).join('')
  return { start: count(before), end: count(before + exact), exact }
}

const quotesOf = (text: string, unit: OffsetUnit, cuts: readonly number[]) => {
  const length = [...text].length
  return cuts.map((cut) => cut % length).map((from) => stated(text, unit, from, Math.min(length, from + 7)))
}

describe('the unit of a file', () => {
  test('is one under which all its quotes match', () => {
    fc.assert(
      fc.property(hardText(), fc.constantFrom(...OFFSET_UNITS), fc.array(fc.nat(), { minLength: 1, maxLength: 20 }), (text, unit, cuts) => {
        fc.pre(text.length > 0)
        const quotes = quotesOf(text, unit, cuts)
        expect(detectUnit(text, quotes, [unit])).toEqual({ unit, matched: quotes.length, tried: quotes.length })
        // Preferred last, it still wins or another fits just as well.
        expect(
          detectUnit(
            text,
            quotes,
            OFFSET_UNITS.filter((other) => other !== unit),
          ).matched,
        ).toBe(quotes.length)
      }),
    )
  })

  test.each(OFFSET_UNITS)('is told from the others behind one astral character: %s', (unit) => {
    const text = '\u{1F600} He denied the charge, his lawyer said.'
    const quotes = [stated(text, unit, 2, 15), stated(text, unit, 25, 39)]
    expect(detectUnit(text, quotes).unit).toBe(unit)
  })

  test('is the preferred one where the text cannot tell, and where nothing matches', () => {
    const quote = { start: 3, end: 5, exact: 'id' }
    expect(detectUnit('He did', [quote], ['code-points'])).toEqual({ unit: 'code-points', matched: 0, tried: 1 })
    expect(detectUnit('He idled', [quote], ['utf-8-bytes', 'utf-16'])).toEqual({ unit: 'utf-8-bytes', matched: 1, tried: 1 })
    expect(detectUnit('', [])).toEqual({ unit: 'utf-16', matched: 0, tried: 0 })
  })

  test('a minority of broken quotes does not mislead', () => {
    const text = '\u{1F600}\u{1F600} one two three four'
    const quotes = [
      ...[3, 7, 11].map((from) => stated(text, 'code-points', from, from + 3)),
      stated(text, 'utf-16', 17, 21),
      { start: -5, end: 900, exact: 'x' },
    ]
    expect(detectUnit(text, quotes)).toEqual({ unit: 'code-points', matched: 3, tried: 5 })
  })
})

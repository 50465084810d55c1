import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { OFFSET_UNITS } from '#annotations/formats/format'
import { createOffsetTable } from '#annotations/text/offset-table'
import { brokenText, hardText } from '#support/texts'

/** Long enough to cross several checkpoints, whatever their distance is. */
const longText = fc
  .tuple(fc.nat({ max: 300 }), hardText(), fc.nat({ max: 300 }), brokenText())
  .map(([a, x, b, y]) => 'é'.repeat(a) + x + '.'.repeat(b) + y)
const anyText = fc.oneof(hardText(), brokenText(), longText)

/** Counted from the string's own iterator and from an encoder, neither of which the table uses. */
function boundaries(text: string) {
  const encoder = new TextEncoder()
  const places = [{ 'utf-16': 0, 'code-points': 0, 'utf-8-bytes': 0 }]
  for (const [index, character] of [...text].entries()) {
    const last = places[index] ?? { 'utf-16': 0, 'code-points': 0, 'utf-8-bytes': 0 }
    places.push({
      'utf-16': last['utf-16'] + character.length,
      'code-points': index + 1,
      'utf-8-bytes': last['utf-8-bytes'] + encoder.encode(character).length,
    })
  }
  return places
}

describe('offset table', () => {
  test('agrees with an independent count at every boundary, both ways', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const table = createOffsetTable(text)
        const places = boundaries(text)
        for (const unit of OFFSET_UNITS) {
          expect(places.map((place) => table.fromUtf16(unit, place['utf-16']))).toEqual(places.map((place) => place[unit]))
          expect(places.map((place) => table.toUtf16(unit, place[unit]))).toEqual(places.map((place) => place['utf-16']))
        }
      }),
    )
  })

  test('has no answer inside a character, and none outside the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const table = createOffsetTable(text)
        const places = boundaries(text)
        for (const unit of OFFSET_UNITS) {
          const known = new Set(places.map((place) => place[unit]))
          const answered: number[] = []
          for (let offset = -1; offset <= table.length(unit) + 1; offset++) {
            if (known.has(offset)) continue
            if (table.toUtf16(unit, offset) !== null) answered.push(offset)
            if (unit === 'utf-16' && OFFSET_UNITS.some((to) => table.fromUtf16(to, offset) !== null)) answered.push(offset)
          }
          expect(answered).toEqual([])
        }
      }),
    )
  })

  test('lengths are those of Buffer, of the iterator and of the string', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const table = createOffsetTable(text)
        expect(table.length('utf-8-bytes')).toBe(Buffer.from(text, 'utf8').length)
        expect(table.length('code-points')).toBe([...text].length)
        expect(table.length('utf-16')).toBe(text.length)
      }),
    )
  })

  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, -1])('%p is no offset', (offset) => {
    for (const text of ['plain', 'naïve 😀']) {
      const table = createOffsetTable(text)
      for (const unit of OFFSET_UNITS) expect([table.fromUtf16(unit, offset), table.toUtf16(unit, offset)]).toEqual([null, null])
    }
  })

  test('counts what a reader can check by hand', () => {
    const table = createOffsetTable('a😀é\uD800b')
    expect([0, 1, 2, 3, 4, 5, 6].map((offset) => table.fromUtf16('code-points', offset))).toEqual([0, 1, null, 2, 3, 4, 5])
    expect([0, 1, 3, 4, 5, 6].map((offset) => table.fromUtf16('utf-8-bytes', offset))).toEqual([0, 1, 5, 7, 10, 11])
    expect([2, 3, 4, 6, 8, 9, 12].map((offset) => table.toUtf16('utf-8-bytes', offset))).toEqual([null, null, null, null, null, null, null])
  })

  test('an empty text has one place, 0, in every unit', () => {
    const table = createOffsetTable('')
    for (const unit of OFFSET_UNITS)
      expect([table.length(unit), table.fromUtf16(unit, 0), table.toUtf16(unit, 0), table.toUtf16(unit, 1)]).toEqual([0, 0, 0, null])
  })
})

import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { hardText } from '#support/texts'
import { findHits } from '../../../renderer/article/find-hits'

const found = (text: string, query: string) => findHits(text, query).map(({ start, end }) => text.slice(start, end))

describe('finding words in an article', () => {
  test.each([
    ['The bridge. THE river.', 'the', ['The', 'THE']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['', 'a', []],
    ['a', '', []],
    ['It cost $5+ (sic) [x] a|b ^ \\d .* {2}', '$5+', ['$5+']],
    ['It cost $5+ (sic)', '(sic)', ['(sic)']],
    ['a.c abc', 'a.c', ['a.c']],
    ['\\d 7', '\\d', ['\\d']],
    ['a-b/c', '-b/c', ['-b/c']],
    ['İstanbul ISTANBUL', 'istanbul', ['ISTANBUL']],
    ['Straße STRASSE', 'straße', ['Straße']],
    ['🌉 and 🌉', '🌉', ['🌉', '🌉']],
    ['🌉', '\ud83c', []],
    ['said שלום twice', 'שלום', ['שלום']],
  ])('%j: %j', (text, query, hits) => {
    expect(found(text, query)).toEqual(hits)
  })

  test('offsets are those of the text, whatever letters stand before', () => {
    expect(findHits('İİİ ferry', 'FERRY')).toEqual([{ start: 4, end: 9 }])
  })

  test('takes the query as it is, finds it where it stands, and hits never overlap', () => {
    fc.assert(
      fc.property(hardText(20), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }), hardText(20), (before, query, after) => {
        const hits = findHits(before + query + after, query)
        expect(hits.length).toBeGreaterThan(0)
        let last = 0
        for (const { start, end } of hits) {
          expect(start >= last && end > start).toBe(true)
          last = end
        }
      }),
    )
  })

  test('stops at more hits than anybody steps through', () => {
    expect(findHits('a'.repeat(50_000), 'a')).toHaveLength(10_000)
  })
})

import { describe, expect, test } from '@jest/globals'
import { signsIn } from '../../../renderer/reader/signs'

const named = (text: string): string[] => signsIn(text).map(({ start, end, name }) => `${start}-${end} ${name}`)

describe('signsIn', () => {
  test.each([
    ['plain text', 'Nothing to see.\tNot even here.', []],
    ['an override', 'a\u202Eb\u202C', ['1-2 RLO', '3-4 PDF']],
    ['isolates and marks', '\u2067x\u2069\u200E\u200F\u061C', ['0-1 RLI', '2-3 PDI', '3-4 LRM', '4-5 RLM', '5-6 ALM']],
    ['zero-width characters between Latin letters', 'se\u200Bcr\u200Det', ['2-3 ZWSP', '5-6 ZWJ']],
    ['a control character', 'bell\u0007', ['4-5 U+0007']],
    ['a soft hyphen and a byte order mark', '\uFEFFex\u00ADample', ['0-1 BOM', '3-4 SHY']],
    ['a family emoji', '👨‍👩‍👧', []],
    ['an emoji with a variation selector before its joiner', '🏳️‍🌈', []],
    ['an emoji with a skin tone before its joiner', '👩🏽‍🚀', []],
    ['a Persian word with a non-joiner', 'می‌خواهم', []],
    ['a Hindi conjunct with a joiner', 'क्‍ष', []],
    ['the flag of England', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', []],
    ['a sentence hidden in tag characters', 'ok\u{E0049}\u{E0067}\u{E006E}.', ['2-8 TAGS']],
  ])('%s', (_, text, expected) => {
    expect(named(text)).toEqual(expected)
  })
})

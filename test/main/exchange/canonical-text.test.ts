import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { canonicalText, isBlank } from '#main/exchange/canonical-text'

/** Text full of what could go wrong: line ends, combining marks, joiners, both directions, halves of pairs. */
const awkward = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\r', '\n', '\r\n', '\n\r', 'e\u0301', '\u200d', '👩‍👧', 'שלום', '\u202e', '\ud83d', '\udc00', '\ufeff', '\0'),
    ),
  )
  .map((parts) => parts.join(''))

describe('canonicalText', () => {
  test('is idempotent, and what is canonical draws no notice of a change', () => {
    fc.assert(
      fc.property(awkward, (raw) => {
        const once = canonicalText(raw)
        const twice = canonicalText(once.text)
        expect(twice.text).toBe(once.text)
        const changes = ['notice.line-ends-changed', 'notice.mixed-line-ends', 'notice.lone-surrogates-replaced']
        expect(twice.notices.filter((notice) => changes.includes(notice))).toEqual([])
      }),
    )
  })

  test('changes nothing but line ends and lone surrogates', () => {
    fc.assert(
      fc.property(awkward, (raw) => {
        const expected = Buffer.from(raw.split('\r\n').join('\n').split('\r').join('\n'), 'utf8').toString('utf8')
        expect(canonicalText(raw).text).toBe(expected)
      }),
    )
  })

  test.each<[string, string, readonly string[]]>([
    ['a\nb\n', 'a\nb\n', []],
    ['a\r\nb\r\n', 'a\nb\n', ['notice.line-ends-changed']],
    ['a\rb\r', 'a\nb\n', ['notice.line-ends-changed']],
    ['a\r\nb\nc\rd', 'a\nb\nc\nd', ['notice.line-ends-changed', 'notice.mixed-line-ends']],
    ['a\n\r\nb', 'a\n\nb', ['notice.line-ends-changed', 'notice.mixed-line-ends']],
    ['\u202eabc\u202c', '\u202eabc\u202c', ['notice.bidi-controls']],
    ['\u200fשלום', '\u200fשלום', []],
    ['a\u200bb', 'a\u200bb', ['notice.invisible-characters']],
    ['👩‍👩‍👧 cafe\u0301', '👩‍👩‍👧 cafe\u0301', []],
    ['🏴\u{e0067}\u{e0062}\u{e007f}', '🏴\u{e0067}\u{e0062}\u{e007f}', []],
    ['a\u{e0041}', 'a\u{e0041}', ['notice.invisible-characters']],
    ['a\x1bb', 'a\x1bb', ['notice.control-characters']],
    ['tab\tfeed\f', 'tab\tfeed\f', []],
    ['x\ud83d', 'x\ufffd', ['notice.lone-surrogates-replaced']],
  ])('%j', (raw, text, notices) => {
    expect(canonicalText(raw)).toEqual({ text, notices })
  })
})

describe('isBlank', () => {
  test.each(['', ' \t\n', '\u00a0\u2003\u3000', '\u200b\ufeff\u202e', '\0'])('%j', (text) => expect(isBlank(text)).toBe(true))
  test.each(['a', ' . ', '😀', '\u0301'])('not %j', (text) => expect(isBlank(text)).toBe(false))
})

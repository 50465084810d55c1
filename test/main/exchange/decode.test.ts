import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { decode, type Decoded } from '#main/exchange/decode'
import { failureCode, latin1, utf8 } from './reading'

const plain = (bytes: Uint8Array, chosen: string | null = null): Decoded => decode(bytes, { chosen, isPage: false, name: 'a.txt' })
const page = (bytes: Uint8Array): Decoded => decode(bytes, { chosen: null, isPage: true, name: 'a.html' })

const utf16 = (text: string, order: 'le' | 'be'): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le')
  return new Uint8Array(order === 'le' ? bytes : bytes.swap16())
}

/** windows-1251 of lower-case Russian letters and ASCII. */
const windows1251 = (text: string): Uint8Array =>
  Uint8Array.from(text, (sign) => (sign >= 'а' && sign <= 'я' ? 0xe0 + (sign.charCodeAt(0) - 0x430) : sign.charCodeAt(0)))

const wellFormed = fc.string({ unit: 'grapheme', minLength: 1 })

describe('round trips', () => {
  test('UTF-8 with and without a byte order mark', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        expect(plain(utf8(`\ufeff${text}`))).toMatchObject({
          text,
          encoding: 'utf-8',
          evidence: 'byte-order-mark',
          notices: ['notice.bom-dropped'],
        })
        expect(plain(utf8(text), 'UTF8').text).toBe(text)
      }),
    )
  })

  test.each(['le', 'be'] as const)('UTF-16 %s with a byte order mark', (order) => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        expect(plain(utf16(`\ufeff${text}`, order))).toMatchObject({ text, encoding: `utf-16${order}`, evidence: 'byte-order-mark' })
      }),
    )
  })

  test('only one byte order mark is dropped: the second is text', () => {
    expect(plain(utf8('\ufeff\ufeffa')).text).toBe('\ufeffa')
  })
})

describe('what settles the encoding', () => {
  const russian = 'президент сказал, что переговоры продолжатся в понедельник, передает агентство. '.repeat(5)

  test.each<[string, Decoded, string, string, string]>([
    ['plain ASCII', plain(utf8('Hello')), 'utf-8', 'strict-utf-8', 'Hello'],
    ['chosen', plain(latin1('na\xefve'), 'latin1'), 'windows-1252', 'chosen', 'naïve'],
    ['chosen over the mark', plain(utf8('\ufeffa'), 'windows-1252'), 'windows-1252', 'chosen', 'ï»¿a'],
    ['meta charset', page(latin1('<meta charset=windows-1251>\xcf\xf0')), 'windows-1251', 'declared', '<meta charset=windows-1251>Пр'],
    [
      'http-equiv',
      page(latin1('<meta http-equiv=Content-Type content="text/html; charset=ISO-8859-2">\xb1')),
      'iso-8859-2',
      'declared',
      'ą',
    ],
    ['XML declaration', page(latin1('<?xml version="1.0" encoding="Shift_JIS"?><p>\x93\xfa')), 'shift_jis', 'declared', '日'],
    ['a declaration in a comment does not count', page(utf8('<!--<meta charset=koi8-r>--><p>é')), 'utf-8', 'strict-utf-8', 'é'],
    ['a text file declares nothing', plain(latin1('<meta charset=koi8-r>\xe9t\xe9')), 'windows-1252', 'detected', 'été'],
    ['the mark beats the declaration', page(utf8('\ufeff<meta charset=koi8-r>é')), 'utf-8', 'byte-order-mark', 'é'],
    ['converted by a program that left the declaration', page(utf8('<meta charset=iso-8859-1>“Oui”')), 'utf-8', 'strict-utf-8', '“Oui”'],
    ['declared UTF-16 in bytes that are not', page(utf8('<meta charset=utf-16>é')), 'utf-8', 'declared', 'é'],
    ['an unknown label is no declaration', page(utf8('<meta charset=klingon>é')), 'utf-8', 'strict-utf-8', 'é'],
    ['UTF-16 without a mark', plain(utf16('The mayor said so.', 'be')), 'utf-16be', 'detected', 'The mayor said so.'],
    ['statistics', plain(windows1251(russian)), 'windows-1251', 'detected', russian],
  ])('%s', (_, decoded, encoding, evidence, text) => {
    expect(decoded).toMatchObject({ encoding, evidence })
    expect(decoded.text.endsWith(text)).toBe(true)
  })

  test('the middle of windows-1252 is typography, not control characters', () => {
    expect(plain(latin1('\x93Yes\x94 \x96 \x80 5\x85'), 'windows-1252').text).toBe('“Yes” – € 5…')
  })
})

describe('bytes that do not fit', () => {
  test('a chosen encoding is refused, never bent', () => {
    expect(failureCode(() => plain(latin1('caf\xe9'), 'utf-8'))).toBe('undecodable')
    expect(failureCode(() => plain(utf8('text'), 'klingon'))).toBe('undecodable')
    expect(failureCode(() => plain(utf8('odd'), 'utf-16le'))).toBe('undecodable')
  })

  test('a page that declares UTF-8 and is not falls through to statistics, with a notice', () => {
    const decoded = page(
      latin1('<meta charset=utf-8><p>Le pr\xe9sident a d\xe9clar\xe9 que la r\xe9union aurait lieu apr\xe8s l\x92\xe9t\xe9.'),
    )
    expect(decoded.text).toContain('Le président a déclaré que la réunion aurait lieu après l’été.')
    expect(decoded).toMatchObject({ encoding: 'windows-1252', evidence: 'detected' })
    expect(decoded.notices).toEqual(['notice.declared-encoding-wrong', 'notice.detected-encoding'])
  })

  test('UTF-8 with one stray byte keeps the rest, with a notice', () => {
    const bytes = new Uint8Array([...utf8('“Élan” – café, '), 0x92, ...utf8(' naïve “oui”')])
    const decoded = plain(bytes)
    expect(decoded.text).toBe('“Élan” – café, \ufffd naïve “oui”')
    expect(decoded.notices).toEqual(['notice.detected-encoding', 'notice.invalid-bytes-replaced'])
  })

  test('a marked file with an error says so', () => {
    expect(plain(new Uint8Array([0xef, 0xbb, 0xbf, 0x41, 0xff])).notices).toEqual(['notice.invalid-bytes-replaced', 'notice.bom-dropped'])
    expect(plain(new Uint8Array([0xff, 0xfe, 0x41, 0x00, 0x42]))).toMatchObject({
      text: 'A\ufffd',
      notices: expect.arrayContaining(['notice.invalid-bytes-replaced']),
    })
  })

  test('a replacement character never appears without a notice', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.boolean(), (bytes, isPage) => {
        const decoded = decode(bytes, { chosen: null, isPage, name: 'x' })
        const given = utf8('\ufffd').join()
        if (decoded.text.includes('\ufffd') && !bytes.join().includes(given)) {
          expect(decoded.notices.some((n) => n === 'notice.invalid-bytes-replaced' || n === 'notice.detected-encoding')).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})

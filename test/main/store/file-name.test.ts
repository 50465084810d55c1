import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { fileToName, nameToFile } from '#main/store/file-name'

describe('file names for analysts', () => {
  test.each([
    ['ana', 'ana'],
    ['Ana', '%41na'],
    ['Ana Petrosyan', '%41na%20%50etrosyan'],
    ['a.b.', 'a%2eb%2e'],
    ['../../etc/passwd', '%2e%2e%2f%2e%2e%2fetc%2fpasswd'],
    ['con', '%63on'],
    ['lpt1', '%6cpt1'],
    ['console', 'console'],
    ['é', '%c3%a9'],
    ['e\u0301', '%c3%a9'],
    ['😀', '%f0%9f%98%80'],
    ['\u0000', '%00'],
    ['100%', '100%25'],
  ])('%j is %s', (name, file) => {
    expect(nameToFile(name)).toBe(file)
    expect(fileToName(file)).toBe(name.normalize('NFC'))
  })

  test('a name without a visible character is refused', () => {
    expect(() => nameToFile(' \t')).toThrow(RangeError)
  })

  test('a long name keeps its beginning and is told apart from its like', () => {
    const [one, two] = [`${'Ա'.repeat(60)}1`, `${'Ա'.repeat(60)}2`]
    expect(nameToFile(one)).not.toBe(nameToFile(two))
    expect(nameToFile(one).length).toBeLessThanOrEqual(100)
    expect(nameToFile(one).startsWith('%d4%b1%d4%b1')).toBe(true)
    expect(fileToName(nameToFile(one))).toBeNull()
  })

  test('every name: reversible, safe everywhere, never the same but for case', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => text.trim() !== '')
    fc.assert(
      fc.property(name, name, (a, b) => {
        const file = nameToFile(a)
        expect(file).toMatch(/^[a-z0-9_%~-]{1,100}$/)
        const back = fileToName(file)
        if (back !== null) expect(back).toBe(a.normalize('NFC').trim())
        if (a.normalize('NFC').trim() !== b.normalize('NFC').trim()) expect(nameToFile(b).toLowerCase()).not.toBe(file.toLowerCase())
      }),
    )
  })

  test('a file name that is nobody’s is no name', () => {
    for (const file of ['%4', '%zz', 'Ana', '%61na', '.hidden', '%ff']) expect(fileToName(file)).toBeNull()
  })
})

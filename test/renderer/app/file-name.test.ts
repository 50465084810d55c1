import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { fileNameOf } from '../../../renderer/app/file-name'

describe('a file name made of words', () => {
  test.each([
    ['The bridge is safe', 'The-bridge-is-safe.json'],
    ['“Safe,” he said: no/yes?', 'Safe-he-said-no-yes.json'],
    ['../../etc/passwd', 'etc-passwd.json'],
    ['C:\\Windows', 'C-Windows.json'],
    ['سكان وادي', 'سكان-وادي.json'],
    ['e\u0301te\u0301', 'été.json'],
    ['', 'annotations.json'],
    ['...', 'annotations.json'],
    ['CON', 'CON-article.json'],
    ['lpt1', 'lpt1-article.json'],
    ['a\u0000b\nc', 'a-b-c.json'],
    ['<img src=x onerror=alert(1)>', 'img-src-x-onerror-alert-1.json'],
    ['\u202Egpj.exe', 'gpj-exe.json'],
  ])('%j is %j', (words, name) => {
    expect(fileNameOf(words, '.json')).toBe(name)
  })

  test('is one that every file system takes, from any words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (words) => {
        const name = fileNameOf(words, '.jsonl')
        expect(name).toMatch(/^[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}-]*\.jsonl$/u)
        expect(() => encodeURIComponent(name)).not.toThrow()
        // 255 bytes is what ext4 and APFS take, and ecryptfs less.
        expect([...name].length).toBeLessThanOrEqual(86)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
        expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i)
      }),
      { numRuns: 500 },
    )
  })
})

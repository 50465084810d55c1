import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { sha256 } from '#annotations/formats/sha256'

test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
])('the published digest of %j', (text, digest) => {
  expect(sha256(text)).toBe(digest)
})

test('agrees with the platform on any text and any length', () => {
  const platform = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => expect(sha256(text)).toBe(platform(text))))
  for (let length = 0; length < 200; length++) expect(sha256('x'.repeat(length))).toBe(platform('x'.repeat(length)))
  expect(sha256('a\uD800b\uDC00')).toBe(platform('a\uD800b\uDC00'))
})

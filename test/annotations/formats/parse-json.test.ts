import { expect, test } from '@jest/globals'
import { parseJson } from '#annotations/formats/parse-json'

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)

test('64 levels are read, 65 are not', () => {
  expect(parseJson(nested(64))).toMatchObject({ kind: 'parsed' })
  expect(parseJson(nested(65))).toEqual({ kind: 'broken-file', where: 'nested deeper than 64' })
})

test.each(['{"__proto__":{}}', '{"a":[{"__proto__":1}]}', String.raw`{"\u005f_proto__":1}`])('%s is refused', (text) => {
  expect(parseJson(text)).toEqual({ kind: 'broken-file', where: '__proto__' })
})

test('more than 100 million characters are refused before they are read', () => {
  expect(parseJson(' '.repeat(100_000_001))).toEqual({ kind: 'broken-file', where: 'more than 100000000 characters' })
})

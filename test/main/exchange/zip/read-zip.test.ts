import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { zipSync } from 'fflate'
import { readZip, ZIP_LIMITS } from '#main/exchange/zip/read-zip'
import { ZIP_REASONS } from '#main/exchange/zip/zip-refusal'
import { FailureError } from '#shared/failures'
import { isMessageKey } from '#shared/messages/message'
import { buildZip, type EntryToBuild } from './build-zip'

const text = (files: ReturnType<typeof readZip>): Readonly<Record<string, string>> =>
  Object.fromEntries(files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString('utf8')]))

/** The reason of the refusal, or the names that were read. Anything else that is thrown fails the test. */
const outcome = (bytes: Uint8Array, limits = ZIP_LIMITS): string => {
  try {
    return readZip('a.zip', bytes, limits)
      .map(({ name }) => name)
      .join(' ')
  } catch (error) {
    if (error instanceof FailureError && error.code === 'unsafe-archive') return String(error.values['reason'])
    throw error
  }
}

const one = (entry: Partial<EntryToBuild>): Uint8Array => buildZip([{ name: 'a.json', content: '{"a": 1}', ...entry }])

describe('a sound archive', () => {
  test('of another writer comes back as it went in', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8}){0,2}$/), fc.uint8Array({ maxLength: 5000 }), { maxKeys: 8 }),
        fc.constantFrom(0 as const, 6 as const),
        (files, level) => {
          const read = readZip('a.zip', zipSync(files, { level }))
          expect(Object.fromEntries(read.map(({ name, bytes }) => [name, Buffer.from(bytes)]))).toEqual(
            Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes)])),
          )
        },
      ),
      { numRuns: 50 },
    )
  })

  test('may be empty, have a comment, folders, stored and deflated files, and names of any script', () => {
    expect(readZip('a.zip', buildZip([]))).toEqual([])
    const bytes = buildZip(
      [
        { name: 'Übung/', mode: 0o040755 },
        { name: 'Übung/статья.json', content: 'a' },
        { name: 'b', content: 'stored', method: 0 },
        { name: 'empty', content: '' },
      ],
      { comment: 'made by hand' },
    )
    expect(text(readZip('a.zip', bytes))).toEqual({ 'Übung/статья.json': 'a', b: 'stored', empty: '' })
  })

  test('gives bytes of its own', () => {
    const bytes = buildZip([{ name: 'a', content: 'stored', method: 0 }])
    const [file] = readZip('a.zip', bytes)
    bytes.fill(0)
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe('stored')
  })
})

describe('limits of the directory, before anything is unpacked', () => {
  test('more than 2,000 files', () => {
    const entries = Array.from({ length: 2001 }, (_, i) => ({ name: `f${i}`, content: '' }))
    expect(outcome(buildZip(entries))).toBe('archive-too-many')
    expect(outcome(buildZip(entries.slice(1))).split(' ')).toHaveLength(2000)
  })

  test('more than 50 MB in all, stated honestly', () => {
    const part = { content: '', unpacked: 30 * 1024 * 1024, packed: 1024 * 1024, raw: new Uint8Array(1024 * 1024) }
    expect(
      outcome(
        buildZip([
          { name: 'a', ...part },
          { name: 'b', ...part },
        ]),
      ),
    ).toBe('archive-too-large')
  })

  test('a ratio of more than 200', () => {
    expect(outcome(one({ content: Buffer.alloc(10_000_000) }))).toBe('archive-bomb')
    // So does a small file that is as regular as can be, but it cannot do harm.
    expect(outcome(one({ content: Buffer.alloc(60_000) }))).toBe('a.json')
  })

  test.each([
    '../a',
    'a/../../b',
    '/etc/passwd',
    '//host/share',
    'C:\\a',
    'C:a',
    'a\\b',
    '..',
    '.',
    './a',
    'a//b',
    'a/./b',
    '',
    'a\0.json',
    'a\nb',
    'a.',
    'a ',
    'nul',
    'com1.json',
    'dir/aux.txt',
    'a?b',
    'x'.repeat(600),
  ])('the name %j', (name) => {
    expect(outcome(one({ name }))).toBe('archive-name')
  })

  test('a name that is no UTF-8', () => {
    expect(outcome(one({ name: new Uint8Array([0x61, 0xff]) }))).toBe('archive-name')
  })

  test.each([
    ['a.json', 'a.json'],
    ['a.json', 'A.JSON'],
    ['\u00e9', 'e\u0301'],
    ['a', 'a/'],
  ])('the names %j and %j in one archive', (first, second) => {
    expect(outcome(buildZip([{ name: first }, { name: second, mode: second.endsWith('/') ? 0o040755 : 0o100644 }]))).toBe('archive-name')
  })

  test('`__proto__` is a name like any other', () => {
    const [file] = readZip('a.zip', one({ name: '__proto__' }))
    expect(file?.name).toBe('__proto__')
    expect(({} as Record<string, unknown>)['bytes']).toBeUndefined()
  })

  test.each([
    ['symbolic link', 0o120777],
    ['pipe', 0o010644],
    ['device', 0o020644],
    ['socket', 0o140644],
    ['folder without a slash', 0o040755],
  ])('a %s', (_kind, mode) => {
    expect(outcome(one({ mode }))).toBe('archive-link')
  })

  test('encryption, unknown methods, several volumes, ZIP64', () => {
    expect(outcome(one({ flags: 1 }))).toBe('archive-method')
    expect(outcome(one({ method: 12 }))).toBe('archive-method')
    expect(outcome(buildZip([{ name: 'a' }], { disk: 1 }))).toBe('archive-method')
    expect(outcome(buildZip([{ name: 'a' }], { count: 0xffff }))).toBe('archive-method')
    expect(outcome(one({ unpacked: 0xffffffff }))).toBe('archive-method')
  })

  test('two entries over the same packed bytes', () => {
    expect(
      outcome(
        buildZip([
          { name: 'a', content: 'same' },
          { name: 'a2', content: 'same', header: 0, localName: 'a2' },
        ]),
      ),
    ).toBe('archive-broken')
    // The second header lies inside the first one's bytes, as in the bombs that a quine of headers makes.
    const inner = buildZip([{ name: 'b', content: 'x', method: 0 }]).subarray(0, 32)
    const outer = buildZip([
      { name: 'a', content: inner, method: 0 },
      { name: 'b', content: 'x', method: 0, header: 31 },
    ])
    expect(outcome(outer)).toBe('archive-bomb')
  })
})

describe('what comes out is counted', () => {
  const zeros = Buffer.alloc(40 * 1024 * 1024)

  test('an entry that says it is small and is not', () => {
    expect(outcome(one({ content: zeros, unpacked: 1000 }))).toBe('archive-bomb')
    expect(outcome(one({ content: zeros, unpacked: 60_000 }))).toBe('archive-bomb')
  })

  test('and is stopped at the first byte too many, not at the end', () => {
    const before = process.memoryUsage().arrayBuffers
    expect(outcome(one({ raw: deflateRawSync(zeros), unpacked: 10 }))).toBe('archive-bomb')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(zeros.length / 2)
  })

  test('an entry that says it is large and is not', () => {
    expect(outcome(one({ unpacked: 100 }))).toBe('archive-broken')
    expect(outcome(one({ method: 0, unpacked: 9 }))).toBe('archive-broken')
  })

  test('another content than its checksum says', () => {
    expect(outcome(one({ crc: 1 }))).toBe('archive-broken')
  })

  test('a stream that is no deflate stream, or breaks off', () => {
    expect(outcome(one({ raw: new Uint8Array([0xff, 0xff, 0xff]) }))).toBe('archive-broken')
    expect(outcome(one({ raw: deflateRawSync(Buffer.from('{"a": 1}')).subarray(0, 5) }))).toBe('archive-broken')
    expect(outcome(one({ raw: new Uint8Array(0), unpacked: 8 }))).toBe('archive-broken')
  })
})

describe('an archive that contradicts itself', () => {
  test.each([
    ['is empty', new Uint8Array(0)],
    ['is no archive', Buffer.from('PK\x03\x04 but not really')],
    ['has something behind its end', buildZip([{ name: 'a' }], { after: Buffer.from('more') })],
    ['has something before its start', Buffer.concat([Buffer.from('#!/bin/sh\n'), buildZip([{ name: 'a' }])])],
    ['counts more entries than there are', buildZip([{ name: 'a' }], { count: 2 })],
    ['counts fewer', buildZip([{ name: 'a' }, { name: 'b' }], { count: 1 })],
    ['names a file otherwise in its local header', one({ localName: 'b.json' })],
    ['points behind itself', one({ header: 5000 })],
    ['states more packed bytes than there are', one({ packed: 5000 })],
  ])('one that %s', (_what, bytes) => {
    expect(outcome(bytes)).toBe('archive-broken')
  })

  test('cut short anywhere', () => {
    const whole = buildZip([
      { name: 'a', content: 'some content' },
      { name: 'b', content: 'and more' },
    ])
    for (let length = 0; length < whole.length; length++) expect(outcome(whole.subarray(0, length))).toBe('archive-broken')
  })

  test('with any one bit turned: read as it was, or refused', () => {
    const whole = buildZip([
      { name: 'a', content: 'some content' },
      { name: 'b', content: 'and more', method: 0 },
    ])
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const turned = Buffer.from(whole)
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const found = outcome(turned)
      if (found.startsWith('archive-')) continue
      // Names are not under the checksum; contents are.
      expect(Object.values(text(readZip('a.zip', turned)))).toEqual(['some content', 'and more'])
    }
  })
})

test('every reason has words', () => {
  expect(ZIP_REASONS.filter((reason) => !isMessageKey(`reason.${reason}`))).toEqual([])
})

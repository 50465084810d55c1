import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { emptyColumns, putRow } from '#main/store/columns/claim-columns'
import { formatIndex, parseIndex } from '#main/store/columns/columns-file'
import { idHash } from '#annotations/model/id-hash'
import { sampleClaim } from '#support/sample-set'

const RECORD = {
  article: {
    id: '00000000000000aa',
    metadata: { title: 'Ferry', outlet: '', author: '', published: '', url: '', language: '' },
    revisions: [
      {
        sha256: 'a'.repeat(64),
        length: 5,
        addedAt: '2024-02-29T12:00:00.000Z',
        provenance: {
          fileName: 'ferry.txt',
          format: 'text' as const,
          encoding: 'utf-8',
          encodingEvidence: 'strict-utf-8' as const,
          notices: [],
        },
      },
    ],
  },
  suggested: { detector: 'rules-1', count: 12 },
  decided: 3,
  tags: { attributed: 1, contested: 1, unverified: 1, untagged: 0 },
}

const CLAIMS = [
  { ...sampleClaim('a text of some length', 'c1', 2, 6), tag: 'contested' as const },
  { ...sampleClaim('a text of some length', 'c2', 7, 9), tag: null },
]
const COLUMNS = {
  claims: emptyColumns(CLAIMS.length),
  frame: { sha256: 'b'.repeat(64), bytes: 900, head: 100, tail: 50, checksum: 7 },
  facts: { size: 900, modified: 1.5, inode: 3 },
}
CLAIMS.forEach((claim, row) => putRow(COLUMNS.claims, row, claim, { offset: 100 + 400 * row, length: 380, checksum: 4_000_000_000 + row }))
const OTHER = { ...RECORD, article: { ...RECORD.article, id: '00000000000000bb' } }
const ENTRIES = [
  { stamp: '1 2', record: RECORD, columns: COLUMNS },
  { stamp: '', record: OTHER, columns: null },
  {
    stamp: '3',
    record: { ...OTHER, article: { ...OTHER.article, id: '00000000000000cc' } },
    columns: { ...COLUMNS, frame: { ...COLUMNS.frame, bytes: 901 } },
  },
]
const FILE = Buffer.concat(formatIndex('Ada', ENTRIES))

describe('the index file', () => {
  test('has of each claim its place, its tag, the hash of its id, and where its line is', () => {
    const { starts, ends, tags, keys, offsets, lengths, checksums } = COLUMNS.claims
    expect([[...starts], [...ends], [...tags]]).toEqual([
      [2, 7],
      [6, 9],
      [2, 0],
    ])
    expect([...keys]).toEqual(CLAIMS.map(({ id }) => idHash(id)))
    expect([[...offsets], [...lengths], [...checksums]]).toEqual([
      [100, 500],
      [380, 380],
      [4_000_000_000, 4_000_000_001],
    ])
  })

  test('is read back by the same analyst as it was written, wherever in memory its bytes lie', () => {
    for (const shift of [0, 1, 2, 3]) {
      const bytes = Buffer.alloc(FILE.length + shift)
      bytes.set(FILE, shift)
      const read = [...parseIndex(bytes.subarray(shift), 'Ada').values()]
      expect(read.map(({ stamp, record }) => ({ stamp, record }))).toEqual(ENTRIES.map(({ stamp, record }) => ({ stamp, record })))
      expect(read.map(({ columns }) => columns)).toEqual(ENTRIES.map(({ columns }) => columns))
    }
  })

  test('of another analyst is stale, but its number of suggestions is kept', () => {
    const entry = parseIndex(FILE, 'Bo').get(RECORD.article.id)
    expect(entry).toMatchObject({ stamp: '', columns: null })
    expect(entry?.record.suggested).toEqual({ detector: 'rules-1', count: 12 })
  })

  test('with any bit flipped, cut off anywhere or of another version is an empty one', () => {
    fc.assert(
      fc.property(fc.nat(FILE.length * 8 - 1), (bit) => {
        const bytes = Buffer.from(FILE)
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(parseIndex(bytes, 'Ada').size).toBe(0)
      }),
    )
    for (let length = 0; length < FILE.length; length++) expect(parseIndex(FILE.subarray(0, length), 'Ada').size).toBe(0)
    expect(parseIndex(Buffer.from('{"format":"claimlight-index"'), 'Ada').size).toBe(0)
  })
})

import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { columnsOf, NO_CLAIMS } from '#main/store/columns/claim-columns'
import { formatIndex, parseIndex } from '#main/store/columns/columns-file'
import { emptySet } from '#annotations/model/annotation-set'
import { ShardedMap } from '#annotations/model/sharded-map'
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
const SET = {
  ...emptySet(RECORD.article.id, 'a'.repeat(64), 'Ada'),
  claims: ShardedMap.from(CLAIMS.map((claim) => [claim.id, claim])),
}
const COLUMNS = columnsOf(SET, null)
const OTHER = { ...RECORD, article: { ...RECORD.article, id: '00000000000000bb' } }
const ENTRIES = [
  { stamp: '1 2', record: RECORD, columns: COLUMNS },
  { stamp: '', record: OTHER, columns: null },
  { stamp: '3', record: { ...OTHER, article: { ...OTHER.article, id: '00000000000000cc' } }, columns: NO_CLAIMS },
]
const FILE = Buffer.concat(formatIndex('Ada', ENTRIES))

describe('the index file', () => {
  test('is read back by the same analyst as it was written, wherever in memory its bytes lie', () => {
    for (const shift of [0, 1, 2, 3]) {
      const bytes = Buffer.alloc(FILE.length + shift)
      bytes.set(FILE, shift)
      const read = [...parseIndex(bytes.subarray(shift), 'Ada').values()]
      expect(read.map(({ stamp, record }) => ({ stamp, record }))).toEqual(ENTRIES.map(({ stamp, record }) => ({ stamp, record })))
      expect([...(read[0]?.columns?.starts ?? [])]).toEqual([2, 7])
      expect([...(read[0]?.columns?.ends ?? [])]).toEqual([6, 9])
      expect([...(read[0]?.columns?.tags ?? [])]).toEqual([2, 0])
      expect(read[1]?.columns).toBeNull()
      expect(read[2]?.columns?.length).toBe(0)
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

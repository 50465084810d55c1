import { describe, expect, test } from '@jest/globals'
import { formatIndex, parseIndex } from '#main/store/index-file'

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

describe('the index file', () => {
  test('is read back by the same analyst as it was written', () => {
    const entries = parseIndex(formatIndex('Ada', [{ stamp: '1 2', record: RECORD }]), 'Ada')
    expect(entries.get(RECORD.article.id)).toEqual({ stamp: '1 2', record: RECORD })
  })

  test('of another analyst is stale, but its number of suggestions is kept', () => {
    const entry = parseIndex(formatIndex('Ada', [{ stamp: '1 2', record: RECORD }]), 'Bo').get(RECORD.article.id)
    expect(entry?.stamp).toBe('')
    expect(entry?.record.suggested).toEqual({ detector: 'rules-1', count: 12 })
  })

  test('that cannot be read is an empty one', () => {
    expect(parseIndex(Buffer.from('{"format":"claimlight-index"'), 'Ada').size).toBe(0)
  })
})

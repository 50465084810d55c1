import { createHash } from 'node:crypto'
import { describeSpan } from '#annotations/anchor/describe'
import { type Article, NO_METADATA } from '#annotations/model/article'
import type { Claim } from '#annotations/model/claim'
import type { Op } from '#annotations/ops/op'

/** An article as an importer would hand it over. */
export function sampleArticle(text: string, title = 'Sample', addedAt = '2026-01-02T03:04:05.000Z'): Article {
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex')
  const provenance = { fileName: 'sample.txt', format: 'text', encoding: 'utf-8', encodingEvidence: 'strict-utf-8', notices: [] } as const
  return {
    id: sha256.slice(0, 16),
    metadata: { ...NO_METADATA, title },
    revisions: [{ sha256, length: text.length, addedAt, provenance }],
  }
}

export function sampleClaim(text: string, id: string, start = 0, end = Math.min(text.length, start + 10)): Claim {
  return {
    id,
    kind: 'own-voice',
    content: [describeSpan(text, { start, end })],
    source: [],
    cue: [],
    sourceName: '',
    sourceKind: 'none',
    nestedIn: null,
    tag: null,
    note: '',
    evidence: [],
    origin: { kind: 'analyst' },
    createdAt: '2026-01-02T03:04:05.000Z',
  }
}

export function addClaim(text: string, id: string, start = 0): Op {
  return { label: 'add-claim', atoms: [{ kind: 'claim.add', claim: sampleClaim(text, id, start) }] }
}

import { describeSpan } from '#annotations/anchor/describe'
import type { Bundle } from '#annotations/formats/bundle'
import { sha256 } from '#annotations/formats/sha256'
import type { Anchor } from '#annotations/anchor/anchor'
import type { Claim } from '#annotations/model/claim'

const text = `Harbour 🚢 reopens after storm

“The damage is not serious,” harbour master Ines Vale said, “and two cranes are working 👷🏽‍♀️.”
The dockers’ union said the damage is serious: five of seven cranes stand still.
Boats left the bay at dawn.
`

function at(quote: string): Anchor {
  const start = text.indexOf(quote)
  if (start < 0) throw new RangeError(`no “${quote}” in the sample`)
  return describeSpan(text, { start, end: start + quote.length })
}

const plain = { nestedIn: null, note: '', evidence: [], createdAt: '2025-06-01T08:00:00.000Z' } as const

const claims: readonly Claim[] = [
  {
    ...plain,
    id: 'c1',
    kind: 'attribution',
    content: [at('The damage is not serious,'), at('and two cranes are working 👷🏽‍♀️.')],
    source: [at('harbour master Ines Vale')],
    cue: [at('said')],
    sourceName: 'Ines Vale',
    sourceKind: 'named',
    tag: 'contested',
    note: 'The union says otherwise.\n=SUM(A1)\tis not a formula',
    evidence: [
      {
        id: 'e1',
        url: 'https://harbour.example/log?day=3',
        excerpt: 'Cranes 2 and 4 in service',
        stance: 'supports',
        retrieved: '2025-06-02',
      },
      { id: 'e2', url: '', excerpt: 'Photograph of the quay, "east side"', stance: 'context', retrieved: '' },
    ],
    origin: {
      kind: 'suggestion',
      detector: 'rules-1',
      key: 'q:31',
      tag: 'attributed',
      confidence: 0.9,
      reasons: [{ rule: 'direct-quote', text: 'A quotation beside “said”' }],
    },
  },
  {
    ...plain,
    id: 'c2',
    kind: 'attribution',
    content: [at('the damage is serious: five of seven cranes stand still')],
    source: [at('The dockers’ union')],
    cue: [describeSpan(text, { start: text.lastIndexOf('said'), end: text.lastIndexOf('said') + 4 })],
    sourceName: 'dockers’ union',
    sourceKind: 'role',
    tag: 'contested',
    origin: { kind: 'analyst' },
  },
  {
    ...plain,
    id: 'c3',
    kind: 'attribution',
    content: [at('five of seven cranes stand still')],
    source: [],
    cue: [],
    sourceName: '',
    sourceKind: 'none',
    nestedIn: 'c2',
    tag: null,
    origin: { kind: 'import', format: 'w3c', file: 'earlier.jsonld', lines: [] },
  },
  {
    ...plain,
    id: 'c4',
    kind: 'own-voice',
    content: [at('Boats left the bay at dawn.')],
    source: [],
    cue: [],
    sourceName: '',
    sourceKind: 'none',
    tag: 'unverified',
    origin: { kind: 'analyst' },
  },
]

const hash = sha256(text)

/** A short article of the project's own with one of everything that a set can hold. */
export const sampleBundle: Bundle = {
  text,
  article: {
    id: hash.slice(0, 16),
    metadata: {
      title: 'Harbour 🚢 reopens after storm',
      outlet: 'The Bay Courier',
      author: 'N. Reed',
      published: '2025-05-31',
      url: 'https://courier.example/harbour',
      language: 'en',
    },
    revisions: [
      {
        sha256: hash,
        length: text.length,
        addedAt: '2025-06-01T07:00:00.000Z',
        provenance: { fileName: 'harbour.txt', format: 'text', encoding: 'utf-8', encodingEvidence: 'strict-utf-8', notices: [] },
      },
    ],
  },
  set: {
    articleId: hash.slice(0, 16),
    revision: hash,
    analyst: 'Ana',
    claims,
    links: [{ id: 'l1', kind: 'contradicts', from: 'c2', to: 'c1', reason: '“serious” against “not serious”' }],
    rejected: [{ detector: 'rules-1', key: 's:4', content: [{ start: 0, end: 7 }] }],
  },
}

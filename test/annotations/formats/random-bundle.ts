import * as fc from 'fast-check'
import { describeSpans } from '#annotations/anchor/describe'
import type { Bundle } from '#annotations/formats/bundle'
import { sha256 } from '#annotations/formats/sha256'
import { compareClaims, rejectionId, type Rejection } from '#annotations/model/annotation-set'
import type { Article } from '#annotations/model/article'
import { type Claim, CLAIM_KINDS, type Origin, SOURCE_KINDS, TAGS } from '#annotations/model/claim'
import { STANCES } from '#annotations/model/evidence'
import { type Link, LINK_KINDS } from '#annotations/model/link'
import { normalizeSpans, type Spans } from '#annotations/text/span'
import { hardText } from '#support/texts'

/** Words that formats trip over: tabs, newlines, quotes, formulas, escapes, markup, full-width twins, controls. */
const AWKWARD = [
  '=1+1',
  '+49 30',
  '-',
  '@cmd',
  "'=1",
  "'",
  '\t',
  '\n',
  '\r\n',
  '\\n',
  '\\',
  '"quoted"',
  ',',
  ';',
  '＝1',
  '＋',
  '－',
  '＠',
  '<b>',
  '#1\tNote',
  '\u0000',
  '\u{1F600}',
  'e\u0301',
  ' ',
  '\u2028',
  '{}',
]

export const awkwardText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 4 })
  .map((parts) => parts.join(''))

const id = fc.stringMatching(/^[A-Za-z0-9._:-]{1,12}$/)

/** Canonical text as an article has it: line ends LF, well formed, not empty. */
const canonicalText = hardText(40)
  .map((text) => text.replace(/\r\n?/g, '\n').replace(/\p{Surrogate}/gu, ''))
  .filter((text) => text.trim() !== '')

function boundaries(text: string): readonly number[] {
  const found = [0]
  for (const character of text) found.push((found.at(-1) ?? 0) + character.length)
  return found
}

function spansIn(text: string, { min, max }: { min: number; max: number }): fc.Arbitrary<Spans> {
  const places = boundaries(text)
  const place = fc.nat({ max: places.length - 1 }).map((i) => places[i] ?? 0)
  const span = fc.tuple(place, place).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
  return fc
    .array(span, { minLength: min, maxLength: max })
    .map((parts) => normalizeSpans(parts))
    .filter((parts) => parts.length >= min)
}

const origin: fc.Arbitrary<Origin> = fc.oneof(
  fc.constant<Origin>({ kind: 'analyst' }),
  fc.record({
    kind: fc.constant('suggestion' as const),
    detector: awkwardText,
    key: awkwardText,
    tag: fc.constantFrom(...TAGS),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
    reasons: fc.array(fc.record({ rule: awkwardText, text: awkwardText }), { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('import' as const),
    format: fc.constantFrom('w3c', 'csv'),
    file: awkwardText,
    lines: fc.constant<readonly string[]>([]),
  }),
)

const evidence = fc.uniqueArray(
  fc.record({
    id,
    url: fc.oneof(fc.constant(''), fc.webUrl(), awkwardText),
    excerpt: awkwardText,
    stance: fc.constantFrom(...STANCES),
    retrieved: fc.constantFrom('', '2024-02-29'),
  }),
  { maxLength: 3, selector: (item) => item.id },
)

function claimOn(text: string): fc.Arbitrary<Omit<Claim, 'id' | 'nestedIn'>> {
  return fc.record({
    kind: fc.constantFrom(...CLAIM_KINDS),
    content: spansIn(text, { min: 1, max: 3 }).map((spans) => describeSpans(text, spans)),
    source: spansIn(text, { min: 0, max: 2 }).map((spans) => describeSpans(text, spans)),
    cue: spansIn(text, { min: 0, max: 1 }).map((spans) => describeSpans(text, spans)),
    sourceName: awkwardText,
    sourceKind: fc.constantFrom(...SOURCE_KINDS),
    tag: fc.constantFrom(...TAGS, null),
    note: awkwardText,
    evidence,
    origin,
    createdAt: fc.constantFrom('', '2025-03-01T10:00:00.000Z'),
  })
}

/** A set of any shape on a text of any shape: overlapping, discontinuous, nested, linked, rejected. */
export const randomBundle: fc.Arbitrary<Bundle> = canonicalText.chain((text) =>
  fc
    .record({
      ids: fc.uniqueArray(id, { maxLength: 6 }),
      bodies: fc.array(claimOn(text), { minLength: 6, maxLength: 6 }),
      parents: fc.array(fc.nat(7), { minLength: 6, maxLength: 6 }),
      links: fc.uniqueArray(fc.record({ id, kind: fc.constantFrom(...LINK_KINDS), from: fc.nat(5), to: fc.nat(5), reason: awkwardText }), {
        maxLength: 4,
        selector: (link) => link.id,
      }),
      rejected: fc.uniqueArray(fc.record({ detector: awkwardText, key: awkwardText, content: spansIn(text, { min: 1, max: 2 }) }), {
        maxLength: 2,
        selector: rejectionId,
      }),
      analyst: fc.oneof(fc.constant('Ana'), awkwardText).filter((name) => name !== ''),
      metadata: fc.record({
        title: awkwardText,
        outlet: awkwardText,
        author: awkwardText,
        published: fc.constantFrom('', '2022-09-13'),
        url: fc.oneof(fc.constant(''), fc.webUrl()),
        language: fc.constantFrom('', 'en', 'hy'),
      }),
    })
    .map(({ ids, bodies, parents, links, rejected, analyst, metadata }): Bundle => {
      // A parent is always an earlier claim, so that nesting has no circles.
      const claims = ids.map((id, i): Claim => ({ ...(bodies[i] as Claim), id, nestedIn: ids.slice(0, i)[parents[i] ?? 0] ?? null }))
      const ends = (index: number): string => ids[index % Math.max(1, ids.length)] ?? ''
      const made = links
        .map((link): Link => ({ ...link, from: ends(link.from), to: ends(link.to) }))
        .filter((link) => link.from !== link.to)
      const hash = sha256(text)
      const article: Article = {
        id: hash.slice(0, 16),
        metadata,
        revisions: [
          {
            sha256: hash,
            length: text.length,
            addedAt: '2025-01-01T00:00:00.000Z',
            provenance: { fileName: 'a.txt', format: 'text', encoding: 'utf-8', encodingEvidence: 'strict-utf-8', notices: [] },
          },
        ],
      }
      const byText = (a: string, b: string): number => (a < b ? -1 : 1)
      const set = {
        articleId: article.id,
        revision: hash,
        analyst,
        claims: claims.sort(compareClaims),
        links: made.sort((a, b) => byText(a.id, b.id)),
        rejected: [...rejected].sort((a: Rejection, b: Rejection) => byText(rejectionId(a), rejectionId(b))),
      }
      return { article, text, set }
    }),
)

/** The library's texts, as an import gets them. */
export const knownOf = (bundles: readonly Bundle[]) => bundles.map(({ article, set, text }) => ({ article, revision: set.revision, text }))

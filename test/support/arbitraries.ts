import * as fc from 'fast-check'
import { describeSpans } from '#annotations/anchor/describe'
import type { Suggestion } from '#annotations/detect/detector'
import type { AnnotationSetData } from '#annotations/model/annotation-set'
import { type Claim, CLAIM_KINDS, CLAIM_PARTS, SOURCE_KINDS, TAGS } from '#annotations/model/claim'
import { type Evidence, STANCES } from '#annotations/model/evidence'
import { type Link, LINK_KINDS } from '#annotations/model/link'
import type { Edit } from '#annotations/ops/edit'
import { normalizeSpans, type Span, type Spans } from '#annotations/text/span'

/** So few ids that edits meet: the same claim twice, a link to a claim that is gone. */
const claimId = fc.constantFrom('c0', 'c1', 'c2', 'c3', 'c4', 'c5')
const linkId = fc.constantFrom('l0', 'l1', 'l2', 'l3')
const evidenceId = fc.constantFrom('e0', 'e1', 'e2')
const tag = fc.option(fc.constantFrom(...TAGS))
const words = fc.string({ unit: 'grapheme', maxLength: 12 })
const AT = '2024-03-01T09:00:00.000Z'

/** A span between characters of a text that has some. */
export function spanOf(text: string): fc.Arbitrary<Span> {
  const offsets = [0]
  for (const character of text) offsets.push((offsets.at(-1) ?? 0) + character.length)
  const last = offsets.length - 1
  return fc
    .tuple(fc.nat(last - 1), fc.integer({ min: 1, max: 30 }))
    .map(([from, length]) => ({ start: offsets[from] ?? 0, end: offsets[Math.min(last, from + length)] ?? text.length }))
}

export const spansOf = (text: string, minLength = 0): fc.Arbitrary<Spans> =>
  fc.array(spanOf(text), { minLength, maxLength: 3 }).map(normalizeSpans)

export const evidence: fc.Arbitrary<Evidence> = fc.record({
  id: evidenceId,
  url: fc.constantFrom('', 'https://example.org/a'),
  excerpt: words,
  stance: fc.constantFrom(...STANCES),
  retrieved: fc.constantFrom('', '2024-02-29'),
})

export function claimOf(text: string, id: string): fc.Arbitrary<Claim> {
  const anchors = (minLength?: number) => spansOf(text, minLength).map((spans) => describeSpans(text, spans))
  return fc.record({
    id: fc.constant(id),
    kind: fc.constantFrom(...CLAIM_KINDS),
    content: anchors(1),
    source: anchors(),
    cue: anchors(),
    sourceName: words,
    sourceKind: fc.constantFrom(...SOURCE_KINDS),
    nestedIn: fc.constant(null),
    tag,
    note: words,
    evidence: fc.uniqueArray(evidence, { maxLength: 3, selector: ({ id }) => id }),
    origin: fc.constantFrom<Claim['origin']>(
      { kind: 'analyst' },
      { kind: 'import', format: 'brat', file: 'a.ann', lines: ['A1 Negation T1'] },
      {
        kind: 'suggestion',
        detector: 'rules-1',
        key: 's9',
        tag: 'contested',
        confidence: 0.5,
        reasons: [{ rule: 'denial', text: '“denied” at 12' }],
      },
    ),
    createdAt: fc.constant(AT),
  })
}

/** Annotations of a text that has characters: claims, some of them nested in others, and links between them. */
export function setDataOf(text: string): fc.Arbitrary<AnnotationSetData> {
  return fc.uniqueArray(claimId, { maxLength: 6 }).chain((ids) => {
    const claims = fc.tuple(...ids.map((id) => fc.tuple(claimOf(text, id), fc.nat(ids.length)))).map((made) =>
      // Only in earlier ones, so that no claim stands inside itself.
      made.map(([claim, outer], i): Claim => ({ ...claim, nestedIn: outer < i ? (ids[outer] ?? null) : null })),
    )
    const link = fc
      .record({ id: linkId, kind: fc.constantFrom(...LINK_KINDS), from: fc.nat(), to: fc.nat(), reason: words })
      .map(({ from, to, ...rest }): Link => ({ ...rest, from: ids[from % ids.length] ?? '', to: ids[to % ids.length] ?? '' }))
      .filter(({ from, to }) => from !== to)
    return fc.record({
      articleId: fc.constant('00000000000000aa'),
      revision: fc.constant('0'.repeat(64)),
      analyst: fc.constant('analyst'),
      claims,
      links: ids.length > 1 ? fc.uniqueArray(link, { maxLength: 4, selector: ({ id }) => id }) : fc.constant([]),
      rejected: fc.uniqueArray(rejectionOf(text), { maxLength: 3, selector: ({ key }) => key }),
    })
  })
}

const rejectionOf = (text: string) =>
  fc.record(
    {
      detector: fc.constant('rules-1'),
      key: fc.constantFrom('s0', 's1', 's2'),
      content: spansOf(text, 1),
      rules: fc.constantFrom<(readonly string[])[]>(['quote'], ['denial', 'quote']),
    },
    { requiredKeys: ['detector', 'key', 'content'] },
  )

function suggestionOf(text: string): fc.Arbitrary<Suggestion> {
  return fc.record({
    key: fc.constantFrom('s0', 's1', 's2'),
    kind: fc.constantFrom(...CLAIM_KINDS),
    content: spansOf(text, 1),
    source: spansOf(text),
    cue: spansOf(text),
    sourceName: words,
    sourceKind: fc.constantFrom(...SOURCE_KINDS),
    nestedIn: fc.constant(null),
    tag: fc.constantFrom(...TAGS),
    reasons: fc.constant([{ rule: 'quote', text: 'in quotation marks' }]),
    confidence: fc.constantFrom(0, 0.5, 1),
  })
}

/** Any edit of annotations of a text that has characters. Some fit the set they meet, some conflict with it. */
export function editOf(text: string): fc.Arbitrary<Edit> {
  const edit = singleEditOf(text)
  const batch = fc.record({
    kind: fc.constant('batch' as const),
    label: fc.constantFrom('reject-rule' as const, 'tag-repetitions' as const),
    edits: fc.array(edit, { maxLength: 4 }),
  })
  return fc.oneof({ weight: 8, arbitrary: edit }, { weight: 1, arbitrary: batch })
}

function singleEditOf(text: string): fc.Arbitrary<Edit> {
  const id = claimId
  const of = <K extends Edit['kind']>(kind: K) => fc.constant(kind)
  const sourceKind = fc.constantFrom(...SOURCE_KINDS)
  const claimKind = fc.constantFrom(...CLAIM_KINDS)
  return fc.oneof<fc.Arbitrary<Edit>[]>(
    fc.record({ kind: of('accept'), detector: fc.constant('rules-1'), suggestion: suggestionOf(text), tag, id }),
    fc.record({ kind: of('reject'), detector: fc.constant('rules-1'), suggestion: suggestionOf(text) }),
    fc.record(
      {
        kind: of('add'),
        id,
        content: spansOf(text),
        source: spansOf(text),
        cue: spansOf(text),
        claimKind,
        sourceName: words,
        sourceKind,
        tag,
        note: words,
      },
      { requiredKeys: ['kind', 'id', 'content'] },
    ),
    fc.record({ kind: of('delete'), id }),
    fc.record({ kind: of('tag'), id, tag }),
    fc.record({ kind: of('spans'), id, part: fc.constantFrom(...CLAIM_PARTS), spans: spansOf(text) }),
    fc.record(
      { kind: of('source'), id, sourceName: words, sourceKind, claimKind },
      { requiredKeys: ['kind', 'id', 'sourceName', 'sourceKind'] },
    ),
    fc.record({ kind: of('note'), id, note: words }),
    fc.record({ kind: of('evidence.add'), id, evidence }),
    fc.record({ kind: of('evidence.edit'), id, evidence }),
    fc.record({ kind: of('evidence.delete'), id, evidenceId }),
    fc.record({ kind: of('link'), id: linkId, linkKind: fc.constantFrom(...LINK_KINDS), from: claimId, to: claimId, reason: words }),
    fc.record({ kind: of('unlink'), id: linkId }),
  )
}

import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type * as z from 'zod/mini'
import type { Anchor } from '#annotations/anchor/anchor'
import { type AnnotationSetData, emptySet, type Rejection, setFromData, setToData } from '#annotations/model/annotation-set'
import type { Article, ArticleMetadata } from '#annotations/model/article'
import type { Claim } from '#annotations/model/claim'
import type { Evidence } from '#annotations/model/evidence'
import type { Link } from '#annotations/model/link'
import { applyOp } from '#annotations/ops/apply'
import { invertOp } from '#annotations/ops/invert'
import type { AtomicOp, Op } from '#annotations/ops/op'
import { planEdit } from '#annotations/ops/plan-edit'
import type { Span } from '#annotations/text/span'
import {
  type anchorSchema,
  annotationSetSchema,
  articleIdSchema,
  articleSchema,
  type atomicOpSchema,
  type claimSchema,
  type evidenceSchema,
  idSchema,
  type linkSchema,
  type metadataSchema,
  opSchema,
  type rejectionSchema,
  sha256Schema,
  spanSchema,
} from '#shared/contract/model-schemas'
import { editOf, setDataOf } from '#support/arbitraries'
import { sampleArticle, sampleClaim } from '#support/sample-set'

/** Neither type has anything that the other does not: each can stand for the other. The compiler is the test. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
type Out<S extends z.ZodMiniType> = z.output<S>

const SAME: readonly true[] = [
  true satisfies Same<Out<typeof spanSchema>, Span>,
  true satisfies Same<Out<typeof anchorSchema>, Anchor>,
  true satisfies Same<Out<typeof evidenceSchema>, Evidence>,
  true satisfies Same<Out<typeof claimSchema>, Claim>,
  true satisfies Same<Out<typeof linkSchema>, Link>,
  true satisfies Same<Out<typeof rejectionSchema>, Rejection>,
  true satisfies Same<Out<typeof annotationSetSchema>, AnnotationSetData>,
  true satisfies Same<Out<typeof metadataSchema>, ArticleMetadata>,
  true satisfies Same<Out<typeof articleSchema>, Article>,
  true satisfies Same<Out<typeof atomicOpSchema>, AtomicOp>,
  true satisfies Same<Out<typeof opSchema>, Op>,
]

const TEXT = 'The mayor said the bridge was safe 🌉. “Not so,” said שלום, an engineer.\nIt fell.\n'
const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('the schemas and the domain say the same', () => {
  test('to the compiler', () => {
    expect(SAME).not.toContain(false)
  })

  test('of every set: nothing is stripped, added or altered', () => {
    fc.assert(
      fc.property(setDataOf(TEXT), (data) => {
        expect(annotationSetSchema.parse(throughJson(data))).toEqual(data)
      }),
    )
  })

  test('of every op that an edit can become, and of its inverse', () => {
    fc.assert(
      fc.property(setDataOf(TEXT), fc.array(editOf(TEXT), { minLength: 1, maxLength: 12 }), (data, edits) => {
        let set = setFromData(data)
        for (const edit of edits) {
          const planned = planEdit(set, TEXT, edit, '2024-03-01T09:00:00.000Z')
          if (planned.kind !== 'planned') continue
          expect(opSchema.parse(throughJson(planned.op))).toEqual(planned.op)
          expect(opSchema.parse(throughJson(invertOp(planned.op)))).toEqual(invertOp(planned.op))
          const applied = applyOp(set, planned.op)
          if (applied.kind === 'applied') set = applied.set
        }
        expect(annotationSetSchema.parse(throughJson(setToData(set)))).toEqual(setToData(set))
      }),
    )
  })

  test('of an article', () => {
    const article = sampleArticle(TEXT)
    expect(articleSchema.parse(throughJson(article))).toEqual(article)
  })
})

/** Every place in `value` where something stands, as a path. */
function pathsOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...pathsOf(inner, [...path, key])])
}

function changed(value: unknown, [key, ...rest]: readonly (string | number)[], put: unknown): unknown {
  if (key === undefined) return put
  const copy: unknown = structuredClone(value)
  const holder = copy as Record<string | number, unknown>
  if (rest.length === 0 && put === undefined) delete holder[key]
  else holder[key] = changed(holder[key], rest, put)
  return copy
}

describe('wrong data is refused', () => {
  const claim: Claim = {
    ...sampleClaim(TEXT, 'c1'),
    nestedIn: 'c0',
    tag: 'contested',
    evidence: [{ id: 'e1', url: '', excerpt: 'x', stance: 'context', retrieved: '' }],
    origin: {
      kind: 'suggestion',
      detector: 'rules-1',
      key: '0-10',
      tag: 'unverified',
      confidence: 0.5,
      reasons: [{ rule: 'cue', text: 'said' }],
    },
  }
  const op: Op = { label: 'add-claim', atoms: [{ kind: 'claim.add', claim }] }

  test('wherever a property of an op is missing or of another kind', () => {
    for (const path of pathsOf(op)) {
      // An absent element of a list is a shorter list.
      const isElement = /^\d+$/.test(String(path.at(-1)))
      if (!isElement) expect([path, opSchema.safeParse(changed(op, path, undefined)).success]).toEqual([path, false])
      for (const wrong of [true, Symbol.iterator, () => 0]) {
        expect([path, opSchema.safeParse(changed(structuredClone(op), path, wrong)).success]).toEqual([path, false])
      }
    }
  })

  test.each([
    ['a negative offset', { start: -1, end: 4 }],
    ['half an offset', { start: 0.5, end: 4 }],
    ['an offset that is no number', { start: Number.NaN, end: 4 }],
    ['an offset beyond what a number holds exactly', { start: 0, end: 2 ** 53 }],
    ['an offset written as text', { start: '0', end: 4 }],
  ])('%s', (_name, span) => {
    expect(spanSchema.safeParse(span).success).toBe(false)
  })

  test.each(['', 'a b', 'a/b', '../x', 'a\n', 'ä', '\u0000', '__proto__ ', 'x'.repeat(129)])('%j as an id', (id) => {
    expect(idSchema.safeParse(id).success).toBe(false)
  })

  test('hashes that are not lower-case hexadecimal of their length', () => {
    for (const id of ['', 'A'.repeat(16), '0'.repeat(15), '0'.repeat(17), `${'0'.repeat(16)}\n`, '../../../../etc/p'])
      expect(articleIdSchema.safeParse(id).success).toBe(false)
    for (const hash of ['0'.repeat(63), 'F'.repeat(64), `${'0'.repeat(64)}\n`]) expect(sha256Schema.safeParse(hash).success).toBe(false)
  })

  test('an article without a revision', () => {
    expect(articleSchema.safeParse({ ...sampleArticle(TEXT), revisions: [] }).success).toBe(false)
  })

  test('an op with an unknown label, a set under a wrong article id', () => {
    expect(opSchema.safeParse({ ...op, label: 'rename' }).success).toBe(false)
    const data = setToData(emptySet('0'.repeat(16), '0'.repeat(64), 'Ana'))
    expect(annotationSetSchema.safeParse(data).success).toBe(true)
    expect(annotationSetSchema.safeParse({ ...data, articleId: 'x' }).success).toBe(false)
  })
})

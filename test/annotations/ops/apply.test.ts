import { describe, expect, test } from '@jest/globals'
import { describeSpan } from '#annotations/anchor/describe'
import { type AnnotationSet, setFromData, setToData } from '#annotations/model/annotation-set'
import type { Claim } from '#annotations/model/claim'
import type { Link } from '#annotations/model/link'
import { applyOp } from '#annotations/ops/apply'
import type { AtomicOp } from '#annotations/ops/op'

const TEXT = 'Nine boats were lost, the harbour master said. The owners put it at four.'

function claim(id: string, start: number, end: number, over: Partial<Claim> = {}): Claim {
  return {
    id,
    kind: 'attribution',
    content: [describeSpan(TEXT, { start, end })],
    source: [],
    cue: [],
    sourceName: '',
    sourceKind: 'none',
    nestedIn: null,
    tag: null,
    note: '',
    evidence: [],
    origin: { kind: 'analyst' },
    createdAt: '2024-03-01T09:00:00.000Z',
    ...over,
  }
}

const nine = claim('nine', 0, 20)
const four = claim('four', 47, 72, { tag: 'contested' })
const link: Link = { id: 'l', kind: 'contradicts', from: 'four', to: 'nine', reason: 'another number' }
const rejection = { detector: 'rules-1', key: 's1', content: [{ start: 0, end: 4 }] }
const set: AnnotationSet = setFromData({
  articleId: 'a',
  revision: 'r',
  analyst: 'x',
  claims: [nine, four],
  links: [link],
  rejected: [rejection],
})

describe('nesting', () => {
  const add = (id: string, nestedIn: string | null): AtomicOp => ({ kind: 'claim.add', claim: { ...nine, id, nestedIn } })
  const nest = (id: string, before: string | null, after: string | null): AtomicOp => ({ kind: 'claim.nesting', id, before, after })
  const applyAll = (atoms: readonly AtomicOp[]) => applyOp(set, { label: 'import', atoms })

  test.each<[string, string, readonly AtomicOp[]]>([
    ['missing', 'gone', [add('a', 'gone')]],
    ['missing', 'gone', [add('gone', null), add('a', 'gone'), { kind: 'claim.remove', claim: { ...nine, id: 'gone' } }]],
    ['invalid', 'a', [add('a', 'b'), add('b', 'a')]],
    ['invalid', 'nine', [nest('nine', null, 'four'), nest('four', null, 'nine')]],
    ['invalid', 'a', [add('a', 'four'), nest('four', null, 'a')]],
    ['invalid', 'c', [add('c', 'b'), add('b', 'a'), add('a', 'c')]],
  ])('%s %s: refused', (reason, id, atoms) => {
    expect(applyAll(atoms)).toEqual({ kind: 'conflict', reason, id })
  })

  test.each<[string, readonly AtomicOp[]]>([
    ['in a claim that is there', [add('a', 'nine')]],
    ['in one that the same op adds later', [add('a', 'b'), add('b', 'nine')]],
    ['turned round', [add('a', null), add('b', 'a'), nest('a', null, 'b'), nest('b', 'a', null)]],
  ])('%s: taken', (_, atoms) => {
    expect(applyAll(atoms).kind).toBe('applied')
  })

  test('of a chain of many claims takes no longer for the last than for the first', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => add(`c${i}`, i === 0 ? null : `c${i - 1}`))
    expect(applyAll(many.toReversed()).kind).toBe('applied')
  })
})

describe('an op that does not fit', () => {
  test.each<[string, string, AtomicOp]>([
    ['exists', 'nine', { kind: 'claim.add', claim: nine }],
    ['invalid', 'new', { kind: 'claim.add', claim: { ...nine, id: 'new', content: [] } }],
    ['missing', 'new', { kind: 'claim.remove', claim: { ...nine, id: 'new' } }],
    ['changed', 'nine', { kind: 'claim.remove', claim: { ...nine, note: 'other' } }],
    ['linked', 'l', { kind: 'claim.remove', claim: nine }],
    ['changed', 'four', { kind: 'claim.tag', id: 'four', before: null, after: 'attributed' }],
    ['missing', 'new', { kind: 'claim.tag', id: 'new', before: null, after: 'attributed' }],
    ['invalid', 'nine', { kind: 'claim.spans', id: 'nine', part: 'content', before: nine.content, after: [] }],
    ['changed', 'nine', { kind: 'claim.spans', id: 'nine', part: 'cue', before: nine.content, after: [] }],
    ['changed', 'nine', { kind: 'claim.nesting', id: 'nine', before: 'four', after: null }],
    ['changed', 'nine', { kind: 'claim.note', id: 'nine', before: 'x', after: 'y' }],
    ['exists', 'l', { kind: 'link.add', link }],
    ['invalid', 'm', { kind: 'link.add', link: { ...link, id: 'm', to: 'four' } }],
    ['missing', 'new', { kind: 'link.add', link: { ...link, id: 'm', to: 'new' } }],
    ['missing', 'm', { kind: 'link.remove', link: { ...link, id: 'm' } }],
    ['changed', 'l', { kind: 'link.remove', link: { ...link, reason: 'other' } }],
    ['exists', 'rules-1 s1', { kind: 'suggestion.reject', rejection }],
    ['missing', 'rules-1 s2', { kind: 'suggestion.restore', rejection: { ...rejection, key: 's2' } }],
  ])('%s %s: %j', (reason, id, atom) => {
    const before = setToData(set)
    // A first atom that does fit must not remain.
    const op = { label: 'import' as const, atoms: [{ kind: 'claim.note', id: 'nine', before: '', after: 'seen' } satisfies AtomicOp, atom] }
    const fits = { label: 'import' as const, atoms: [atom] }
    expect(applyOp(set, fits)).toEqual({ kind: 'conflict', reason, id })
    expect(applyOp(set, op).kind).toBe('conflict')
    expect(setToData(set)).toEqual(before)
  })
})

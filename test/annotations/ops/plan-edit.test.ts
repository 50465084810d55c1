import { describe, expect, test } from '@jest/globals'
import { describeSpan } from '#annotations/anchor/describe'
import type { Suggestion } from '#annotations/detect/detector'
import { type AnnotationSet, emptySet, setFromData, setToData } from '#annotations/model/annotation-set'
import { applyOp } from '#annotations/ops/apply'
import type { Edit } from '#annotations/ops/edit'
import { invertOp } from '#annotations/ops/invert'
import type { Op } from '#annotations/ops/op'
import { planEdit } from '#annotations/ops/plan-edit'
import type { Span } from '#annotations/text/span'

const TEXT = 'The bridge is safe \u{1F600}, the engineer said, though the mayor doubts it.'
const AT = '2024-03-01T09:00:00.000Z'
const EMPTY = emptySet('article', 'revision', 'analyst')

function at(words: string): Span {
  const start = TEXT.indexOf(words)
  if (start === -1) throw new Error(`not in the text: ${words}`)
  return { start, end: start + words.length }
}

function plan(set: AnnotationSet, edit: Edit): Op {
  const planned = planEdit(set, TEXT, edit, AT)
  if (planned.kind !== 'planned') throw new Error(`${edit.kind}: ${planned.kind}`)
  return planned.op
}

function after(set: AnnotationSet, ...edits: readonly Edit[]): AnnotationSet {
  return edits.reduce((set, edit) => {
    const applied = applyOp(set, plan(set, edit))
    if (applied.kind === 'conflict') throw new Error(`${edit.kind}: ${applied.reason}`)
    return applied.set
  }, set)
}

const suggestion: Suggestion = {
  key: 's1',
  kind: 'attribution',
  content: [at('The bridge is safe')],
  source: [at('the engineer')],
  cue: [at('said')],
  sourceName: 'the engineer',
  sourceKind: 'role',
  nestedIn: null,
  tag: 'attributed',
  reasons: [{ rule: 'cue-right', text: 'said' }],
  confidence: 0.8,
}
const add = (id: string, words: string): Edit => ({ kind: 'add', id, content: [at(words)] })

describe('planning', () => {
  test('accepting keeps where the claim came from, and takes the proposed tag unless told another', () => {
    const accept = (tag: 'contested' | null): Edit => ({ kind: 'accept', detector: 'rules-1', suggestion, tag, id: 'c' })
    const claim = after(EMPTY, accept(null)).claims.get('c')
    expect(claim?.content).toEqual([describeSpan(TEXT, at('The bridge is safe'))])
    expect([claim?.tag, claim?.createdAt]).toEqual(['attributed', AT])
    expect(claim?.origin).toEqual({
      kind: 'suggestion',
      detector: 'rules-1',
      key: 's1',
      tag: 'attributed',
      confidence: 0.8,
      reasons: suggestion.reasons,
    })
    expect(after(EMPTY, accept('contested')).claims.get('c')?.tag).toBe('contested')
    expect([plan(EMPTY, accept(null)).label, plan(EMPTY, accept('contested')).label]).toEqual(['accept', 'tag-contested'])
  })

  test('a claim added with source or cue is an attribution, without either the article’s own', () => {
    const sourced: Edit = { kind: 'add', id: 'c', content: [at('The bridge is safe')], source: [at('the engineer')] }
    expect(after(EMPTY, sourced).claims.get('c')).toMatchObject({ kind: 'attribution', sourceName: 'the engineer', sourceKind: 'named' })
    expect(after(EMPTY, add('c', 'The bridge')).claims.get('c')).toMatchObject({ kind: 'own-voice', sourceName: '', sourceKind: 'none' })
  })

  test('parts of a span are put in order, and joined where they touch', () => {
    const content = [at('the mayor'), at('bridge '), at('The ')]
    const claim = after(EMPTY, { kind: 'add', id: 'c', content }).claims.get('c')
    expect(claim?.content.map(({ exact }) => exact)).toEqual(['The bridge ', 'the mayor'])
  })

  test('marking a source names it, once', () => {
    const mark = (words: string): Edit => ({ kind: 'spans', id: 'c', part: 'source', spans: [at(words)] })
    const named = after(EMPTY, add('c', 'The bridge is safe'), mark('the engineer'))
    expect(named.claims.get('c')).toMatchObject({ kind: 'attribution', sourceName: 'the engineer', sourceKind: 'named' })
    expect(after(named, mark('the mayor')).claims.get('c')?.sourceName).toBe('the engineer')
  })

  const face = TEXT.indexOf('\u{1F600}')
  test.each<[string, readonly Span[]]>([
    ['nothing', []],
    ['an empty span', [{ start: 3, end: 3 }]],
    ['a span outside the text', [{ start: 0, end: TEXT.length + 1 }]],
    ['a fraction', [{ start: 0.5, end: 3 }]],
    ['an end inside a surrogate pair', [{ start: 0, end: face + 1 }]],
    ['a start inside a surrogate pair', [{ start: face + 1, end: face + 3 }]],
    [
      'one good part and one bad',
      [
        { start: 0, end: 3 },
        { start: face + 1, end: face + 3 },
      ],
    ],
  ])('refuses %s as content', (_, content) => {
    const invalid = { kind: 'conflict', reason: 'invalid', id: 'c' }
    expect(planEdit(EMPTY, TEXT, { kind: 'add', id: 'c', content }, AT)).toEqual(invalid)
    expect(
      planEdit(EMPTY, TEXT, { kind: 'accept', detector: 'd', suggestion: { ...suggestion, content }, tag: null, id: 'c' }, AT),
    ).toEqual(invalid)
    expect(planEdit(after(EMPTY, add('c', 'The')), TEXT, { kind: 'spans', id: 'c', part: 'content', spans: content }, AT)).toEqual(invalid)
  })

  test('what is already so is unchanged', () => {
    const set = after(EMPTY, add('c', 'The bridge'))
    const same: readonly Edit[] = [
      { kind: 'tag', id: 'c', tag: null },
      { kind: 'note', id: 'c', note: '' },
      { kind: 'spans', id: 'c', part: 'content', spans: [at('The bridge')] },
      { kind: 'source', id: 'c', sourceName: '', sourceKind: 'none' },
    ]
    for (const edit of same) expect(planEdit(set, TEXT, edit, AT)).toEqual({ kind: 'unchanged' })
  })

  test.each<Edit>([
    { kind: 'delete', id: 'gone' },
    { kind: 'tag', id: 'gone', tag: 'contested' },
    { kind: 'unlink', id: 'gone' },
    { kind: 'note', id: 'gone', note: 'x' },
  ])('$kind of what is not there is a conflict', (edit) => {
    expect(planEdit(EMPTY, TEXT, edit, AT)).toEqual({ kind: 'conflict', reason: 'missing', id: 'gone' })
  })

  test('deleting takes links and nesting along, and undo brings all of it back', () => {
    const flat = setToData(after(EMPTY, add('outer', 'The bridge is safe'), add('inner', 'bridge'), add('other', 'the mayor doubts it')))
    const nested = setFromData({
      ...flat,
      claims: flat.claims.map((claim) => (claim.id === 'inner' ? { ...claim, nestedIn: 'outer' } : claim)),
    })
    const linked = after(
      nested,
      { kind: 'link', id: 'l', linkKind: 'contradicts', from: 'other', to: 'outer', reason: 'doubts' },
      { kind: 'link', id: 'm', linkKind: 'repeats', from: 'outer', to: 'inner', reason: '' },
      { kind: 'link', id: 'n', linkKind: 'supports', from: 'other', to: 'inner', reason: '' },
    )
    const op = plan(linked, { kind: 'delete', id: 'outer' })
    const deleted = after(linked, { kind: 'delete', id: 'outer' })
    expect(deleted.claims.has('outer')).toBe(false)
    expect(deleted.claims.get('inner')?.nestedIn).toBeNull()
    expect([...deleted.links.values()].map(({ id }) => id)).toEqual(['n'])
    const restored = applyOp(deleted, invertOp(op))
    expect(restored.kind === 'applied' && setToData(restored.set)).toEqual(setToData(linked))
  })
})

describe('a batch', () => {
  const other: Suggestion = { ...suggestion, key: 's2', content: [at('the mayor doubts it')] }
  const reject = (one: Suggestion): Edit => ({ kind: 'reject', detector: 'rules-1', suggestion: one })

  test('is one op under its label, and one inverse', () => {
    const op = plan(EMPTY, { kind: 'batch', label: 'reject-rule', edits: [reject(suggestion), reject(other)] })
    expect(op).toMatchObject({ label: 'reject-rule', atoms: [{ kind: 'suggestion.reject' }, { kind: 'suggestion.reject' }] })
    const done = applyOp(EMPTY, op)
    const undone = done.kind === 'applied' ? applyOp(done.set, invertOp(op)) : done
    expect(undone.kind === 'applied' && setToData(undone.set)).toEqual(setToData(EMPTY))
  })

  test('plans each edit on what those before it led to', () => {
    const accept: Edit = { kind: 'accept', detector: 'rules-1', suggestion, tag: 'contested', id: 'c1' }
    const tag: Edit = { kind: 'tag', id: 'c1', tag: 'unverified' }
    const set = after(EMPTY, { kind: 'batch', label: 'tag-repetitions', edits: [accept, tag, tag] })
    expect(set.claims.get('c1')?.tag).toBe('unverified')
  })

  test('is refused whole where one edit cannot be, and is nothing where none does anything', () => {
    const edits: readonly Edit[] = [reject(suggestion), reject(suggestion)]
    expect(planEdit(EMPTY, TEXT, { kind: 'batch', label: 'reject-rule', edits }, AT)).toMatchObject({ kind: 'conflict', reason: 'exists' })
    expect(planEdit(EMPTY, TEXT, { kind: 'batch', label: 'reject-rule', edits: [] }, AT)).toEqual({ kind: 'unchanged' })
  })
})

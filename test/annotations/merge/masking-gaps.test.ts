import { expect, test } from '@jest/globals'
import { maskingGaps } from '#annotations/merge/masking-gaps'
import type { SetLog } from '#annotations/merge/merge-logs'
import { renameAnalysts } from '#annotations/merge/rename-analysts'
import type { AtomicOp } from '#annotations/ops/op'
import { sampleClaim } from '#support/sample-set'

const TEXT = 'The mill will close in May, said the owner.'
const claim = sampleClaim(TEXT, 'c1')

const logOf = (...atoms: readonly AtomicOp[]): SetLog => ({
  articleId: 'article',
  analyst: 'analyst A',
  begunOn: 'a'.repeat(64),
  log: atoms.map((atom, index) => ({ seq: index + 1, at: '', by: 'analyst A', op: { label: 'edit-note', atoms: [atom] } })),
})
const note = (after: string): AtomicOp => ({ kind: 'claim.note', id: 'c1', before: '', after })
const found = (log: SetLog, names: readonly string[]) => maskingGaps([log], names, ['analyst A']).map(({ kind, word }) => [kind, word])

test('names in another case, without accents, in part, with an ending and in scripts without blanks are found', () => {
  const names = ['Zoé Ruiz-Weiß', '王小明', 'Analyst Bo']
  expect(found(logOf(note('ask ZOE or ruiz, Ruizs idea; 請問王小明了')), names)).toEqual([
    ['note', 'ZOE'],
    ['note', 'ruiz'],
    ['note', 'Ruizs'],
    ['note', '請問王小明了'],
  ])
})

test('what only looks like a name, a mask, and pieces too short to tell are not', () => {
  expect(found(logOf(note('analyst A saw Anabel and the bo tree')), ['Ana', 'Analyst Bo'])).toEqual([])
})

test('every place that is written in is read, former states too, and each is listed once', () => {
  const evidence = { id: 'e1', url: 'https://example.org/ana/notes', excerpt: 'per ANA', stance: 'supports', retrieved: '' } as const
  const log = logOf(
    { kind: 'claim.add', claim: { ...claim, note: 'ana', evidence: [evidence], sourceName: 'Ana Ruiz' } },
    { kind: 'claim.evidence', id: 'c1', before: [evidence], after: [] },
    { kind: 'link.add', link: { id: 'l1', kind: 'supports', from: 'c1', to: 'c2', reason: 'ana says' } },
    { kind: 'claim.remove', claim: { ...claim, note: 'ana', sourceName: 'Ana Ruiz' } },
  )
  expect(found(log, ['Ana'])).toEqual([
    ['note', 'ana'],
    ['source', 'Ana'],
    ['address', 'ana'],
    ['evidence', 'ANA'],
    ['reason', 'ana'],
  ])
})

test('whole names in excerpts of evidence are replaced, former names too; addresses are left', () => {
  const evidence = { id: 'e1', url: 'https://example.org/Ana', excerpt: 'Ana and Zoe wrote', stance: 'refutes', retrieved: '' } as const
  const log = { ...logOf({ kind: 'claim.add', claim: { ...claim, evidence: [evidence] } }), analyst: 'Ana' }
  const words = new Map([
    ['Ana', 'analyst A'],
    ['Zoe', 'analyst A'],
  ])
  const [entry] = renameAnalysts(log, new Map([['Ana', 'analyst A']]), { words }).log
  const [atom] = entry?.op.atoms ?? []
  expect(atom?.kind === 'claim.add' && atom.claim.evidence).toEqual([{ ...evidence, excerpt: 'analyst A and analyst A wrote' }])
})

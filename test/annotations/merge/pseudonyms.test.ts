import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { assignPseudonyms, pseudonym, unmask } from '#annotations/merge/pseudonyms'
import { renameAnalysts } from '#annotations/merge/rename-analysts'
import { replay, type SetLog } from '#annotations/merge/merge-logs'
import { sampleClaim } from '#support/sample-set'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
const TEXT = 'The mill will close in May, said the owner.'
const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 40 })

test('letters go on after Z', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(pseudonym)).toEqual(
    ['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'].map((letters) => `analyst ${letters}`),
  )
})

test('each analyst has one of their own that nobody goes by, and keeps it when others join', () => {
  fc.assert(
    fc.property(names, names, (first, later) => {
      const given = assignPseudonyms(new Map(), first, digest, 'salt')
      const more = assignPseudonyms(given, [...later, ...first], digest, 'salt')
      for (const analyst of first) expect(more.get(analyst)).toBe(given.get(analyst))
      expect(new Set(more.values()).size).toBe(new Set([...first, ...later]).size)
      for (const mask of more.values()) expect(later).not.toContain(mask)
      for (const [analyst, mask] of more) expect(unmask(more).get(mask)).toBe(analyst)
    }),
  )
})

test('they do not depend on the order in which analysts come, and tell nothing of the alphabet', () => {
  const analysts = ['Ana', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn']
  const given = assignPseudonyms(new Map(), analysts, digest, 'salt')
  expect(assignPseudonyms(new Map(), analysts.toReversed(), digest, 'salt')).toEqual(given)
  const orders = ['a', 'b', 'c', 'd'].map((salt) => [...assignPseudonyms(new Map(), analysts, digest, salt)].toSorted().join())
  expect(new Set(orders).size).toBeGreaterThan(1)
})

test('whole names in what was written are hidden and found again; the log still replays', () => {
  const claim = { ...sampleClaim(TEXT, 'c1'), note: 'Ask Ana (or Ana-Maria), not Anabel. C.J.?' }
  const log: SetLog = {
    articleId: 'article',
    analyst: 'Ana',
    begunOn: 'a'.repeat(64),
    log: [
      { seq: 1, at: '', by: 'Ana', op: { label: 'add-claim', atoms: [{ kind: 'claim.add', claim }] } },
      {
        seq: 2,
        at: '',
        by: 'C.J.',
        op: { label: 'edit-note', atoms: [{ kind: 'claim.note', id: 'c1', before: claim.note, after: 'C.J. knows' }] },
      },
      {
        seq: 3,
        at: '',
        by: 'Ana',
        op: { label: 'delete-claim', atoms: [{ kind: 'claim.remove', claim: { ...claim, note: 'C.J. knows' } }] },
      },
    ],
  }
  const naming = new Map([
    ['Ana', 'analyst A'],
    ['Ana-Maria', 'analyst B'],
    ['C.J.', 'analyst C'],
  ])
  const hidden = renameAnalysts(log, naming)
  const [atom] = hidden.log[0]?.op.atoms ?? []
  expect(atom?.kind === 'claim.add' && atom.claim.note).toBe('Ask analyst A (or analyst B), not Anabel. analyst C?')
  expect(hidden.log.map(({ by }) => by)).toEqual(['analyst A', 'analyst C', 'analyst A'])
  expect(replay(hidden, 3)).toMatchObject({ kind: 'set' })
  expect(renameAnalysts(hidden, unmask(naming))).toEqual(log)
})

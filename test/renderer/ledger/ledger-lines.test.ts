import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { type Arrangement, arrangeRows, type LedgerGroup } from '#annotations/ledger/arrange-rows'
import type { LedgerRow } from '#annotations/ledger/ledger-rows'
import { sampleClaim } from '#support/sample-set'
import { targetOf } from '../../../renderer/ledger/ledger-keys'
import { ledgerLines, lineOf, linesBetween } from '../../../renderer/ledger/ledger-lines'

const TEXT = 'The wall holds, she said.'
const ALL: Arrangement = { sort: 'place', descending: false, filter: 'everything', words: '' }

function row(id: string, sourceName: string, place: number, repeats: readonly LedgerRow[] = []): LedgerRow {
  const claim = { ...sampleClaim(TEXT, id), kind: 'attribution' as const, sourceName }
  const entry = { kind: 'claim', id, claim } as const
  return { id, entry, statement: claim, place, content: '', cue: '', quote: null, conflicts: [], chain: [], depth: 1, repeats }
}

const groups: readonly LedgerGroup[] = arrangeRows([row('a', 'A', 0, [row('a2', 'A', 3)]), row('b', 'B', 1), row('c', 'A', 2)], ALL)
const shown = (...toggled: readonly string[]) => ledgerLines(groups, new Set(toggled))
const ids = (...toggled: readonly string[]) => shown(...toggled).lines.map(({ id }) => id)

describe('lines', () => {
  test('are sources and their claims; repetitions stand below when opened', () => {
    expect(ids()).toEqual(['source source a', 'a', 'c', 'source source b', 'b'])
    expect(ids('a')).toEqual(['source source a', 'a', 'a2', 'c', 'source source b', 'b'])
    expect(ids('source source a')).toEqual(['source source a', 'source source b', 'b'])
  })

  test('say where they stand among their siblings', () => {
    expect(shown('a').lines.map(({ level, at, of, open }) => [level, at, of, open])).toEqual([
      [1, 1, 2, true],
      [2, 1, 2, true],
      [3, 1, 1, null],
      [2, 2, 2, null],
      [1, 2, 2, true],
      [2, 1, 1, null],
    ])
  })

  test('in view are those whose place is, at any scroll position', () => {
    const { lines, tops } = shown('a')
    fc.assert(
      fc.property(fc.double({ min: -10, max: 40, noNaN: true }), fc.double({ min: 0, max: 40, noNaN: true }), (top, height) => {
        const { first, end } = linesBetween(shown('a'), top, top + height)
        lines.forEach((_line, i) => {
          const isSeen = (tops[i + 1] ?? 0) > top && (tops[i] ?? 0) < top + height
          if (isSeen) expect(i >= first && i < end).toBe(true)
        })
        expect(end - first).toBeLessThanOrEqual(lines.length)
      }),
    )
  })

  test('of a closed repetition is that of the claim it repeats', () => {
    expect(lineOf(shown(), 'a2')).toBe(1)
    expect(lineOf(shown('a'), 'a2')).toBe(2)
    expect(lineOf(shown(), 'nothing')).toBe(-1)
  })
})

describe('keys', () => {
  test.each([
    ['ArrowDown', 0, { at: 1, toggle: null }],
    ['ArrowDown', 4, { at: 4, toggle: null }],
    ['ArrowUp', 0, { at: 0, toggle: null }],
    ['Home', 3, { at: 0, toggle: null }],
    ['End', 0, { at: 4, toggle: null }],
    ['PageDown', 0, { at: 2, toggle: null }],
    ['PageUp', 4, { at: 1, toggle: null }],
    // Open goes in, closed opens, a leaf stays.
    ['ArrowRight', 0, { at: 1, toggle: null }],
    ['ArrowRight', 1, { at: 1, toggle: 'a' }],
    ['ArrowRight', 2, { at: 2, toggle: null }],
    // Open closes, all else goes to what it stands under.
    ['ArrowLeft', 0, { at: 0, toggle: 'source source a' }],
    ['ArrowLeft', 1, { at: 0, toggle: null }],
    ['ArrowLeft', 4, { at: 3, toggle: null }],
    ['a', 0, null],
  ])('%s on line %i', (key, active, target) => {
    expect(targetOf(key, shown(), active, 8)).toEqual(target)
  })

  test('lead nowhere in an empty table', () => {
    expect(targetOf('Home', ledgerLines([], new Set()), 0, 8)).toBeNull()
  })
})

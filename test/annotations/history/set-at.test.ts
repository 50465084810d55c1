import { describe, expect, test } from '@jest/globals'
import { setAt } from '#annotations/history/set-at'
import { emptySet } from '#annotations/model/annotation-set'
import { addClaim } from '#support/sample-set'

const TEXT = 'The mayor said the bridge was safe.'
const begun = emptySet('article', 'r1', 'Ana')
const edits = ['c1', 'c2', 'c3'].map((id, i) => ({ seq: i + 1, op: addClaim(TEXT, id) }))

function idsAt(seq: number): readonly string[] | null {
  const set = setAt(begun, edits, seq)
  return set && [...set.claims.values()].map(({ id }) => id).sort()
}

describe('a set after so many edits', () => {
  test('is what these edits made, nothing before the first, and null past the last', () => {
    expect([0, 1, 3, 4].map(idsAt)).toEqual([[], ['c1'], ['c1', 'c2', 'c3'], null])
  })

  test('is not made of edits with a hole, nor of such that do not fit', () => {
    const [first, , third] = edits
    if (!first || !third) throw new RangeError('no edits')
    expect(() => setAt(begun, [first, third], 3)).toThrow('edit 3 does not fit')
    expect(() => setAt(begun, [first, { seq: 2, op: first.op }], 2)).toThrow('edit 2 does not fit')
  })
})

import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { majorityOf } from '#annotations/adjudicate/take-majority'
import { alignSets } from '#annotations/review/align-sets'
import { type Marked, setOf, threeSets } from '#support/review-sets'

const TEXT = 'The mayor said the bridge was safe on Monday. It fell.\n'
const NAMES = ['Ana', 'Ben', 'Cem', 'Dov']
const bridge = (tag: Marked['tag'], words = 'the bridge was safe', source = 'The mayor'): Marked => ({ words, tag: tag ?? null, source })

/** What is decided of the first cluster, where each analyst marked that or nothing. */
function verdict(...marked: readonly (Marked | null)[]) {
  const sets = marked.map((one, i) => setOf(TEXT, NAMES[i] ?? '', one ? [one] : []))
  const [cluster] = alignSets(sets).clusters
  if (!cluster) throw new Error('no cluster')
  return majorityOf(cluster, sets.length)
}
const take = (analyst: string, votes: number) => ({ kind: 'ruling', ruling: { kind: 'take', analyst }, votes })

describe('the majority', () => {
  test.each<readonly [string, readonly (Marked | null)[], unknown]>([
    ['two of three tags', [bridge('attributed'), bridge('contested'), bridge('contested')], take('Ben', 2)],
    ['all of them, who all say the same', [bridge('contested'), bridge('contested'), bridge('contested')], take('Ana', 3)],
    ['a claim that one of three marked is none', [null, bridge('contested'), null], { kind: 'ruling', ruling: { kind: 'none' }, votes: 2 }],
    ['half of them is a tie', [bridge('contested'), bridge('contested'), null, null], { kind: 'tie' }],
    ['tags one against one is a tie', [bridge('contested'), bridge('attributed'), null], { kind: 'tie' }],
    ['three different tags is a tie', [bridge('contested'), bridge('attributed'), bridge('unverified')], { kind: 'tie' }],
    ['no tag counts as one', [bridge(null), bridge(null), bridge('contested')], take('Ana', 2)],
    [
      'of equal tags, the place most like the others',
      [bridge('contested', 'bridge'), bridge('contested', 'the bridge was safe'), bridge('contested', 'the bridge was safe on')],
      take('Ben', 3),
    ],
    [
      'of equal tags, the source that most name before the place',
      [
        bridge('contested', 'the bridge was safe on', 'Monday'),
        bridge('contested', 'the bridge was safe on', 'Monday'),
        bridge('contested', 'the bridge was safe', 'The mayor'),
        bridge('contested', 'the bridge was safe', 'The mayor'),
      ],
      take('Ana', 4),
    ],
  ])('%s', (_, marked, expected) => {
    expect(verdict(...marked)).toEqual(expected)
  })

  test('does not depend on the order of the analysts', () => {
    fc.assert(
      fc.property(threeSets(TEXT), (sets) => {
        const ruling = (these: typeof sets) => alignSets(these).clusters.map((cluster) => majorityOf(cluster, 3))
        expect(ruling([...sets].reverse())).toEqual(ruling(sets))
      }),
    )
  })
})

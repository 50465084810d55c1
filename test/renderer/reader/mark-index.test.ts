import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { MarkIndex } from '../../../renderer/reader/mark-index'
import type { ReaderMark } from '../../../renderer/reader/reader-model'
import { markedText } from './marked-text'

const claim = (id: string, ...spans: readonly [number, number][]): ReaderMark => ({
  id,
  look: 'untagged',
  spans: spans.map(([start, end]) => ({ start, end })),
})

describe('MarkIndex', () => {
  test('answers what a search through all marks answers, after any edits', () => {
    fc.assert(
      fc.property(markedText, fc.nat(), fc.nat(100), fc.nat(100), ({ text, marks }, removed, a, b) => {
        const gone = `m${removed % (marks.length + 1)}`
        let index = MarkIndex.EMPTY
        for (const mark of marks) index = index.with(mark)
        index = index.without(gone)
        const left = marks.filter(({ id }) => id !== gone)
        for (const mark of marks) expect(index.get(mark.id)).toBe(mark.id === gone ? undefined : mark)
        const [start, end] = [Math.min(a, b) % text.length, Math.max(a, b)]
        const expected = left.flatMap(({ id, spans }) =>
          spans.filter((span) => span.start < end && span.end > start).map((span) => `${id} ${span.start}`),
        )
        expect(
          index
            .between(start, end)
            .map(({ id, span }) => `${id} ${span.start}`)
            .sort(),
        ).toEqual(expected.sort())
      }),
    )
  })

  test('an edit leaves the older index as it was and shares what did not change', () => {
    const before = MarkIndex.from([claim('a', [0, 5]), claim('b', [10, 20])])
    const after = before.with({ ...claim('a', [0, 5]), look: 'contested' })
    expect(before.get('a')?.look).toBe('untagged')
    expect(after.get('a')?.look).toBe('contested')
    expect(after.between(10, 20)[0]).toBe(before.between(10, 20)[0])
    expect(after.between(0, 5)[0]).not.toBe(before.between(0, 5)[0])
  })

  test('moving a claim takes away all of its former spans', () => {
    const index = MarkIndex.from([claim('a', [0, 5], [10, 15])]).with(claim('a', [20, 25]))
    expect(index.between(0, 100).map(({ span }) => span)).toEqual([{ start: 20, end: 25 }])
    expect(index.without('missing')).toBe(index)
  })

  test('stays right over more changes than it keeps apart', () => {
    let index = MarkIndex.from([claim('first', [0, 5])])
    for (let i = 0; i < 1200; i++) index = index.with(claim(`c${i}`, [i * 10, i * 10 + 5]))
    for (let i = 0; i < 1200; i += 2) index = index.without(`c${i}`)
    expect([index.get('first')?.id, index.get('c0'), index.get('c1')?.id]).toEqual(['first', undefined, 'c1'])
    expect(index.between(0, 12_000).map(({ id }) => id)).toEqual(['first', ...Array.from({ length: 600 }, (_, i) => `c${i * 2 + 1}`)])
  })

  test('refuses two marks with one id', () => {
    expect(() => MarkIndex.from([claim('a', [0, 5]), claim('a', [6, 7])])).toThrow(new RangeError('Two marks have the id a'))
  })
})

import { expect, test } from '@jest/globals'
import { diffArrays } from 'diff'
import * as fc from 'fast-check'
import { editScript } from '#annotations/text/edit-script'

const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })

test.each([
  ['', '', ''],
  ['a b', 'a b', '=a b'],
  ['', 'a', '-+a'],
  ['a b c', 'a c', '=a -b+ =c'],
  ['a b c', 'a x y c', '=a -b+x y =c'],
  ['a b c d e', 'x b c y e', '-a+x =b c -d+y =e'],
])('%p to %p', (from, to, expected) => {
  const [a, b] = [from, to].map((words) => words.split(' ').filter(Boolean)) as [string[], string[]]
  const shown = editScript(a, b, 100)?.map(({ equal, a0, a1, b0, b1 }) =>
    equal ? `=${a.slice(a0, a1).join(' ')}` : `-${a.slice(a0, a1).join(' ')}+${b.slice(b0, b1).join(' ')}`,
  )
  expect(shown?.join(' ')).toBe(expected)
})

test('covers both lists, takes turns, is the same where it says so, and takes no more edits than the fewest there are', () => {
  fc.assert(
    fc.property(list, list, (a, b) => {
      const runs = editScript(a, b, 100) ?? []
      let [i, j, edits] = [0, 0, 0]
      runs.forEach(({ equal, a0, a1, b0, b1 }, at) => {
        expect([a0, b0]).toEqual([i, j])
        expect(runs[at - 1]?.equal).not.toBe(equal)
        if (equal) expect(a.slice(a0, a1)).toEqual(b.slice(b0, b1))
        else edits += a1 - a0 + b1 - b0
        ;[i, j] = [a1, b1]
      })
      expect([i, j]).toEqual([a.length, b.length])
      const fewest = diffArrays(a, b).reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0)
      expect(edits).toBe(fewest)
    }),
  )
})

test('says null where there are more edits than are allowed', () => {
  expect(editScript(['a', 'b', 'c'], ['x', 'y', 'z'], 5)).toBeNull()
  expect(editScript(['a', 'b', 'c'], [], 2)).toBeNull()
  expect(editScript(['a', 'b', 'c'], ['x', 'y', 'z'], 6)).toHaveLength(1)
})

import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { describeChange } from '#main/exchange/describe-change'

const change = (paragraphsAdded: number, paragraphsRemoved: number, paragraphsChanged: number) => ({
  paragraphsAdded,
  paragraphsRemoved,
  paragraphsChanged,
})

describe('describeChange', () => {
  test.each<[string, string, string, ReturnType<typeof change> | 'too-different']>([
    ['same', 'a\n\nb', 'a\n\nb', change(0, 0, 0)],
    ['blank lines do not count', 'a\nb', 'a\n\n\nb\n', change(0, 0, 0)],
    ['added', 'a\nb', 'a\nx\nb\ny', change(2, 0, 0)],
    ['removed', 'a\nb\nc', 'a', change(0, 2, 0)],
    ['corrected', 'a\nb\nc', 'a\nB\nc', change(0, 0, 1)],
    ['one became two', 'a\nb\nc', 'a\nx\ny\nc', change(1, 0, 1)],
    ['nothing in common', 'a\nb', 'x\ny', 'too-different'],
    ['from nothing', '', 'a', change(1, 0, 0)],
  ])('%s', (_, before, after, expected) => expect(describeChange(before, after)).toEqual(expected))

  test('gives up on two long texts that share a line', () => {
    const lines = (mark: string): string => Array.from({ length: 20_000 }, (_, i) => `${mark} ${i}`).join('\n')
    expect(describeChange(`same\n${lines('a')}`, `same\n${lines('b')}`)).toBe('too-different')
  })

  test('counts add up', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const found = describeChange(['same', ...before].join('\n'), ['same', ...after].join('\n'))
        if (found === 'too-different') throw new Error('there is a common line')
        expect(found.paragraphsAdded - found.paragraphsRemoved).toBe(after.length - before.length)
      }),
    )
  })
})

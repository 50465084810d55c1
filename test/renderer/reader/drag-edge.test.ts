import { describe, expect, test } from '@jest/globals'
import { dragEdge } from '../../../renderer/reader/boundary-handles'

const TEXT = 'Aid reached the village by noon.'

describe('dragEdge', () => {
  test.each([
    ['end', 20, false, 'reached the village'],
    ['end', 20, true, 'reached the vill'],
    ['start', 13, false, 'the'],
    ['start', 13, true, 'he'],
    ['start', 1, false, 'Aid reached the'],
    ['start', 3, false, 'reached the'],
    ['end', 16, true, 'reached the'],
    ['end', 3, false, null],
    ['start', 15, false, null],
  ] as const)('%s to %i, by character: %s', (edge, offset, byCharacter, expected) => {
    const moved = dragEdge(TEXT, { start: 4, end: 15 }, edge, offset, byCharacter)
    expect(moved && TEXT.slice(moved.start, moved.end)).toBe(expected)
  })

  test('leaves the other end alone even inside a word', () => {
    expect(dragEdge(TEXT, { start: 6, end: 15 }, 'end', 20, false)).toEqual({ start: 6, end: 23 })
  })
})

import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { type CaretUnit, type Direction, moveCaret, moveEdge } from '#annotations/text/caret'
import { graphemes, words } from '#annotations/text/segments'
import type { Span } from '#annotations/text/span'
import { brokenText, hardText } from '#support/texts'

const anyText = fc.oneof(hardText(40), brokenText(40))

function walk(text: string, unit: CaretUnit, direction: Direction): readonly number[] {
  const stops = [direction === 'forward' ? 0 : text.length]
  for (;;) {
    const at = stops.at(-1) ?? 0
    const next = moveCaret(text, at, unit, direction)
    if (next === at) return stops
    if (direction === 'forward' ? next < at : next > at) throw new Error(`${unit} ${direction} went from ${at} to ${next}`)
    stops.push(next)
  }
}

describe('caret', () => {
  test('walks the whole text in every unit, and both ways by grapheme over the same stops', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const unit of ['grapheme', 'word', 'sentence', 'paragraph'] as const) {
          expect(walk(text, unit, 'forward').at(-1)).toBe(text.length)
          expect(walk(text, unit, 'backward').at(-1)).toBe(0)
        }
        expect(walk(text, 'grapheme', 'backward').toReversed()).toEqual(walk(text, 'grapheme', 'forward'))
      }),
    )
  })

  test('by grapheme stops at the ends of all graphemes', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const stops = new Set(walk(text, 'grapheme', 'forward'))
        expect(graphemes(text).filter(({ end }) => !stops.has(end))).toEqual([])
      }),
    )
  })

  test('by word stops at the ends of words forward and at their starts backward', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const all = words(text)
        const forward = new Set([0, ...all.map(({ end }) => end), text.length])
        const backward = new Set([0, ...all.map(({ start }) => start), text.length])
        expect(walk(text, 'word', 'forward')).toEqual([...forward])
        expect(walk(text, 'word', 'backward').toReversed()).toEqual([...backward])
      }),
    )
  })

  test('goes through a line of many pieces as through a short one', () => {
    const text = 'attribution, '.repeat(3000)
    expect(walk(text, 'word', 'forward')).toEqual([0, ...words(text).map(({ end }) => end), text.length])
    expect(walk(text, 'word', 'backward').toReversed()).toEqual([...words(text).map(({ start }) => start), text.length])
  })

  test('crosses a long stretch without words in one step', () => {
    const text = `one${'.'.repeat(50_000)}${'\n'.repeat(50_000)}two`
    expect(moveCaret(text, 3, 'word', 'forward')).toBe(text.length)
    expect(moveCaret(text, text.length - 3, 'word', 'backward')).toBe(0)
  })

  /** `|` is where the caret starts, `^` where it is expected. */
  test.each<[CaretUnit, Direction, string]>([
    ['grapheme', 'forward', 'a|\u{1F469}\u200D\u{1F467}^b'],
    ['grapheme', 'backward', 'a^\r\n|b'],
    ['word', 'forward', 'He sa|id^, “no”'],
    ['word', 'backward', 'He ^sa|id'],
    ['word', 'forward', 'end.|\n\n“Next^'],
    ['word', 'backward', '^One…\n| two'],
    ['sentence', 'forward', 'He l|eft. ^She stayed.'],
    ['sentence', 'forward', 'She st|ayed.\n\n^Next.'],
    ['sentence', 'backward', 'He left. ^She st|ayed.'],
    ['sentence', 'backward', 'One. ^Two.\n\n|Three.'],
    ['paragraph', 'forward', 'o|ne\r\n\r\n^two'],
    ['paragraph', 'backward', 'one\n\n^tw|o'],
    ['paragraph', 'backward', '^one\n\n|two'],
  ])('%s %s: %j', (unit, direction, drawn) => {
    const text = drawn.replace(/[|^]/g, '')
    expect(moveCaret(text, drawn.replace('^', '').indexOf('|'), unit, direction)).toBe(drawn.replace('|', '').indexOf('^'))
  })
})

describe('edges of a span', () => {
  const between = (drawn: string): Span => ({ start: drawn.indexOf('['), end: drawn.indexOf(']') - 1 })
  const text = 'He said “the plan was dead” today'

  test.each<['start' | 'end', 'word' | 'grapheme', Direction, string, string]>([
    ['start', 'word', 'backward', 'He said “the [plan was] dead” today', 'He said “[the plan was] dead” today'],
    ['start', 'word', 'forward', 'He said [“the plan was] dead” today', 'He said “[the plan was] dead” today'],
    ['end', 'word', 'forward', 'He said “the [plan was dead”] today', 'He said “the [plan was dead” today]'],
    ['end', 'word', 'backward', 'He said “the [plan was dead”] today', 'He said “the [plan was dead]” today'],
    ['start', 'grapheme', 'backward', 'He said “[the plan] was dead” today', 'He said [“the plan] was dead” today'],
    ['end', 'grapheme', 'forward', 'He said “[the plan was dead]” today', 'He said “[the plan was dead”] today'],
  ])('%s by %s %s: %s', (edge, unit, direction, before, after) => {
    expect(moveEdge(text, between(before), edge, unit, direction)).toEqual(between(after))
  })

  test('never leave an empty span, and stop where there is nothing', () => {
    expect(moveEdge('one two', { start: 4, end: 7 }, 'end', 'word', 'backward')).toBeNull()
    expect(moveEdge('one two', { start: 4, end: 7 }, 'end', 'word', 'forward')).toBeNull()
    expect(moveEdge('one', { start: 0, end: 3 }, 'start', 'grapheme', 'backward')).toBeNull()
    expect(moveEdge('one', { start: 0, end: 1 }, 'end', 'grapheme', 'backward')).toBeNull()
  })
})

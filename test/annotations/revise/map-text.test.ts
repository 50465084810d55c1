import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { mapText } from '#annotations/revise/map-text'
import type { TextMap } from '#annotations/revise/text-map'
import { splitsSurrogatePair } from '#annotations/text/surrogates'

const word = fc.constantFrom('ferry', 'harbour', 'the', 'of', 'said', '105', '49', 'Ana', '😀', 'é', 'שלום', 'not', 'x')
const sentence = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => `${words.join(' ')}.`)
const text = fc
  .array(
    fc.array(sentence, { maxLength: 4 }).map((list) => list.join(' ')),
    { maxLength: 8 },
  )
  .map((list) => list.join('\n'))
/** Anything that a string can be, lone surrogates and control characters too. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((codes) => String.fromCharCode(...codes)),
)

function expectSound({ before, after, bridges }: TextMap): void {
  let at = 0
  for (const bridge of bridges) {
    expect(bridge.before.start).toBeGreaterThanOrEqual(at)
    at = bridge.before.end
    if (bridge.kind === 'same') {
      const [old, fresh] = [before.slice(bridge.before.start, bridge.before.end), after.slice(bridge.after.start, bridge.after.end)]
      expect(fresh).toBe(old)
    }
  }
  const reached = bridges.map((bridge) => bridge.after).sort((a, b) => a.start - b.start)
  reached.forEach((span, i) => expect(span.start).toBeGreaterThanOrEqual(reached[i - 1]?.end ?? 0))
  const stay = bridges.filter(({ moved }) => !moved)
  stay.forEach((bridge, i) => expect(bridge.after.start).toBeGreaterThanOrEqual(stay[i - 1]?.after.end ?? 0))
}

describe('a map from one text to another', () => {
  test.each([
    ['texts like news', text],
    ['any strings', hostile],
  ])('has bridges in order that lead to the same words and do not cross, but for what moved: %s', (_, texts) => {
    fc.assert(fc.property(texts, texts, (before, after) => expectSound(mapText(before, after))))
  })

  test('of a text to itself leaves every span where it is', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (same, a, b) => {
        const [start, end] = [a % (same.length + 1), b % (same.length + 1)].sort((x, y) => x - y) as [number, number]
        const image = mapText(same, same).imageOf({ start, end })
        const shown = same.slice(start, end)
        if (shown.trim() === '') return
        expect(same.slice(image?.span.start, image?.span.end).trim()).toBe(shown.trim())
        expect(image?.coverage).toBe(1)
      }),
    )
  })

  test('gives the same answer every time, inside the text, and no half of a character', () => {
    fc.assert(
      fc.property(hostile, hostile, fc.nat(), fc.nat(), (before, after, a, b) => {
        const [start, end] = [a % (before.length + 1), b % (before.length + 1)].sort((x, y) => x - y) as [number, number]
        fc.pre(!splitsSurrogatePair(before, start) && !splitsSurrogatePair(before, end))
        const image = mapText(before, after).imageOf({ start, end })
        expect(mapText(before, after).imageOf({ start, end })).toEqual(image)
        if (!image) return
        expect(image.span.start).toBeGreaterThanOrEqual(0)
        expect(image.span.end).toBeLessThanOrEqual(after.length)
        expect(splitsSurrogatePair(after, image.span.start) || splitsSurrogatePair(after, image.span.end)).toBe(false)
      }),
    )
  })

  test.each([
    ['empty texts', '', ''],
    ['an empty text before', '', 'The ferry sank.'],
    ['an empty text after', 'The ferry sank.', ''],
    ['one endless line', 'ferry '.repeat(40_000), `${'ferry '.repeat(39_000)}harbour`],
    ['nothing in common', 'aaa bbb ccc. '.repeat(3000), 'ddd eee fff. '.repeat(3000)],
    ['the same sentence over and over', 'It rained. '.repeat(4000), 'It rained. '.repeat(3990)],
  ])('comes to an end: %s', (_, before, after) => expectSound(mapText(before, after)))
})

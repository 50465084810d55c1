import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { estimateHeight, observedCharactersPerLine, VerticalFlow } from '../../../renderer/reader/vertical-flow'

const flowOf = (...heights: number[]): VerticalFlow => new VerticalFlow(Float64Array.from(heights))

describe('VerticalFlow', () => {
  test('mounts what the view and its margins touch', () => {
    const flow = flowOf(100, 100, 100, 100, 100)
    expect(flow.around(0, 100, 0)).toEqual({ first: 0, last: 1 })
    expect(flow.around(150, 100, 60)).toEqual({ first: 0, last: 3 })
    expect(flow.around(9999, 100, 50)).toEqual({ first: 4, last: 4 })
  })

  test('keeps the anchor in its place whatever is measured, and the rest in order below and above it', () => {
    const height = fc.integer({ min: 1, max: 300 })
    fc.assert(
      fc.property(fc.array(fc.tuple(height, height), { minLength: 1, maxLength: 30 }), fc.nat(), (pairs, at) => {
        const flow = flowOf(...pairs.map(([estimate]) => estimate))
        const anchor = at % pairs.length
        const before = flow.topOf(anchor)
        flow.measure(
          anchor,
          pairs.map(([, measured], block) => [block, measured] as const),
        )
        expect(flow.topOf(anchor)).toBe(before)
        pairs.forEach(([, measured], block) => expect(flow.topOf(block + 1) - flow.topOf(block)).toBe(measured))
      }),
    )
  })

  test('settling changes what is above, not what is seen', () => {
    const flow = flowOf(100, 100, 100, 100)
    const scrollTop = 250
    flow.measure(2, [[0, 130]])
    const seen = flow.topOf(2) - scrollTop
    expect(flow.drift).toBe(-30)
    const settled = flow.settle(scrollTop)
    expect(flow.drift).toBe(0)
    expect(flow.topOf(0)).toBe(0)
    expect(flow.topOf(2) - settled).toBe(seen)
  })

  test('cannot wait to settle where the drift would show at the top', () => {
    const flow = flowOf(100, 100, 100, 100)
    flow.measure(2, [[0, 70]])
    expect(flow.mustSettle(200)).toBe(false)
    expect(flow.mustSettle(20)).toBe(true)
  })

  test('a new estimate keeps measured heights at the same width and drops them at another', () => {
    const flow = flowOf(100, 100, 100)
    flow.measure(0, [[1, 140]])
    flow.estimate(2, Float64Array.of(90, 90, 90), true)
    expect([0, 1, 2].map((block) => flow.heightOf(block))).toEqual([90, 140, 90])
    expect(flow.topOf(2)).toBe(240)
    flow.estimate(2, Float64Array.of(50, 50, 50), false)
    expect(flow.heightOf(1)).toBe(50)
    expect(flow.isMeasured(1)).toBe(false)
    expect(flow.topOf(2)).toBe(240)
  })
})

describe('estimates', () => {
  const metrics = { lineHeight: 30, charactersPerLine: 60, gap: 18, blankHeight: 18 }

  test('count lines by characters', () => {
    expect(estimateHeight(0, metrics)).toBe(18)
    expect(estimateHeight(60, metrics)).toBe(48)
    expect(estimateHeight(61, metrics)).toBe(78)
  })

  test('learn from blocks of several lines', () => {
    expect(observedCharactersPerLine([[30, 48]], metrics)).toBeNull()
    // Four lines of which the last is half full: 3.5 lines of 80.
    expect(
      observedCharactersPerLine(
        [
          [280, 138],
          [280, 138],
        ],
        metrics,
      ),
    ).toBe(80)
  })
})

import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { HeightTable } from '../../../renderer/reader/height-table'

const heights = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 60 })

describe('HeightTable', () => {
  test('tells the top of every block after any changes, as adding up does', () => {
    fc.assert(
      fc.property(heights, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 400 }))), (initial, changes) => {
        const table = new HeightTable(Float64Array.from(initial))
        const plain = [...initial]
        for (const [at, height] of changes) {
          table.setHeight(at % plain.length, height)
          plain[at % plain.length] = height
        }
        let top = 0
        plain.forEach((height, block) => {
          expect(table.topOf(block)).toBe(top)
          expect(table.heightOf(block)).toBe(height)
          top += height
        })
        expect(table.total).toBe(top)
      }),
    )
  })

  test('finds the last block that begins at or above a height', () => {
    fc.assert(
      fc.property(heights, fc.integer({ min: -50, max: 30_000 }), (initial, y) => {
        const table = new HeightTable(Float64Array.from(initial))
        const tops = initial.map((_, block) => table.topOf(block))
        expect(table.blockAt(y)).toBe(
          Math.max(
            0,
            tops.findLastIndex((top) => top <= y),
          ),
        )
      }),
    )
  })

  test('refuses blocks it does not have and heights that are none', () => {
    const table = new HeightTable(Float64Array.of(10, 20))
    expect(() => table.heightOf(2)).toThrow(new RangeError('Block 2 of 2'))
    expect(() => table.topOf(3)).toThrow(RangeError)
    expect(() => table.setHeight(0, Number.NaN)).toThrow(RangeError)
    expect(() => table.setHeight(0, -1)).toThrow(RangeError)
  })
})

import { describe, expect, test } from '@jest/globals'
import { LIBRARY_STEPS } from '#main/store/schema/steps'
import { newestSchema, type Step, upgradeRecord } from '#main/store/schema/upgrade-record'

const STEPS: readonly Step[] = [(record) => ({ ...record, second: true }), ({ first, ...rest }) => ({ ...rest, third: first })]

describe('upgrading a record', () => {
  test('takes one step a version, in order, from wherever it stands', () => {
    expect(newestSchema(STEPS)).toBe(3)
    const record = Object.freeze({ first: 'a' })
    expect(upgradeRecord(record, 1, STEPS)).toEqual({ second: true, third: 'a' })
    expect(upgradeRecord(record, 2, STEPS)).toEqual({ third: 'a' })
    expect(upgradeRecord(record, 3, STEPS)).toBe(record)
    expect(record).toEqual({ first: 'a' })
  })

  test('of a version that never was is refused', () => {
    for (const schema of [0, -1, 4, 1.5]) expect(() => upgradeRecord({}, schema, STEPS)).toThrow(RangeError)
  })

  test('of library.json lets go of the names', () => {
    const record = { format: 'claimlight-library', schema: 1, id: 'x', analysts: ['Ana'] }
    expect(upgradeRecord(record, 1, LIBRARY_STEPS)).toEqual({ format: 'claimlight-library', schema: 1, id: 'x' })
  })
})

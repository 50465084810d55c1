import { describe, expect, test } from '@jest/globals'
import { ClaimMapper } from '#annotations/revise/map-claims'
import { mapText } from '#annotations/revise/map-text'
import { sampleClaim } from '#support/sample-set'
import { type GuardCase, HARMLESS_CASES, LATER_HARMLESS_CASES, LATER_MEANING_CASES, MEANING_CASES } from './guard-cases'

const INTRO = 'Snow lay on the quay when the market opened.\n'
const END = '\nThe ferry sails again at noon, weather permitting.\n'

const fateOf = ([before, after]: GuardCase) => {
  const start = INTRO.length + before.indexOf('{')
  const text = INTRO + before.replace(/[{}]/g, '') + END
  const claim = sampleClaim(text, 'c', start, start + before.indexOf('}') - before.indexOf('{') - 1)
  return new ClaimMapper(mapText(text, INTRO + after + END)).fateOf(claim)
}

const all = (cases: Readonly<Record<string, readonly GuardCase[]>>): readonly GuardCase[] => Object.values(cases).flat()
const isChange = (one: GuardCase): boolean => !['kept', 'moved'].includes(fateOf(one).kind)

/** Every second case was kept from the making of the guard; the later ones were written after it. */
const sets = (cases: readonly GuardCase[], later: Readonly<Record<string, readonly GuardCase[]>>) => [
  ['tune', cases.filter((_, i) => i % 2 === 0)] as const,
  ['check', cases.filter((_, i) => i % 2 === 1)] as const,
  ...Object.entries(later),
]

test('there are at least 120 cases, half of them harmless', () => {
  expect(all(MEANING_CASES).length + all(HARMLESS_CASES).length).toBeGreaterThanOrEqual(120)
  expect(Math.min(all(MEANING_CASES).length, all(HARMLESS_CASES).length)).toBeGreaterThanOrEqual(55)
})

describe.each(sets(all(MEANING_CASES), { later: LATER_MEANING_CASES }))('of edits that change the meaning, %s', (_, cases) => {
  test('at least 95 % are caught', () => {
    const missed = cases.filter((one) => !isChange(one))
    expect(1 - missed.length / cases.length).toBeGreaterThanOrEqual(0.95)
  })
})

describe.each(sets(all(HARMLESS_CASES), { 'all and later': [...all(HARMLESS_CASES), ...LATER_HARMLESS_CASES] }))(
  'of harmless edits, %s',
  (_, cases) => {
    test('at most 10 % are false alarms', () => {
      const alarms = cases.filter(isChange)
      expect(alarms.length / cases.length).toBeLessThanOrEqual(0.1)
    })
  },
)

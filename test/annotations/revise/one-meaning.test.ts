import { expect, test } from '@jest/globals'
import { meaningChanges } from '#annotations/revise/guard/meaning-guard'

const kinds = (before: string, after: string, withWording = true): readonly string[] =>
  meaningChanges({ text: before, start: 0, end: before.length }, { text: after, start: 0, end: after.length }, withWording).map(
    ({ kind }) => kind,
  )

test.each([
  ['The inquiry opened on March 3.', 'The inquiry opened on 3 March.'],
  ['The ferry left at 8.15am.', 'The ferry left at 8:15 a.m.'],
  ['The mill was built in the 1980s.', "The mill was built in the 1980's."],
  ['Guests left at 9pm.', 'Guests left at 9:00 p.m.'],
])('ways of writing one day or time are no change: %s', (before, after) => {
  expect(kinds(before, after)).toEqual([])
})

test.each([
  ['The inquiry opened on March 3.', 'The inquiry opened on 4 March.'],
  ['The ferry left at 8.15am.', 'The ferry left at 8:15 p.m.'],
  ['Prices rose from 5 to 3.', 'Prices rose from 3 to 5.'],
  ['The ferry left at 8.15am.', 'The ferry left at 8.50am.'],
])('another day, time or order is one: %s', (before, after) => {
  expect(kinds(before, after).length).toBeGreaterThan(0)
})

test('who stands right before the cue is who says it, also beside the claim', () => {
  expect(kinds('The buyer said the house was sold.', 'The seller said the house was sold.', false)).toEqual(['role'])
  expect(kinds('The weary nurse said the ward was full.', 'The tired nurse said the ward was full.', false)).toEqual([])
})

import { expect, test } from '@jest/globals'
import { wordChanges } from '#annotations/compare/word-changes'
import { IntervalIndex } from '#annotations/spans/interval-index'
import type { ClaimMark } from '../../../renderer/revisions/claim-marks'
import { inlineRuns, type RowRun, sideRuns } from '../../../renderer/revisions/row-runs'

const [BEFORE, AFTER] = ['Eleven men came. They left at noon.', 'Twelve men came.\n\nThey left early at noon.']
const whole = (text: string) => ({ start: 0, end: text.length })
const changes = wordChanges(BEFORE, whole(BEFORE), AFTER, whole(AFTER))
const marksOf = (text: string, words: string): IntervalIndex<ClaimMark> => {
  const start = text.indexOf(words)
  const span = { start, end: start + words.length }
  return IntervalIndex.from([{ id: 'c', span, number: 1, tag: null, isAgain: false, isFirst: true }])
}
const marks = { before: marksOf(BEFORE, 'Eleven men'), after: marksOf(AFTER, 'Twelve men') }
const texts = { before: BEFORE, after: AFTER }
const SIGNS = { same: '', removed: '-', added: '+' }
const drawn = (runs: readonly RowRun[]): string =>
  runs
    .map(({ side, change, start, end, begins }) => {
      const words = `${begins.map(({ number }) => `(${number})`).join('')}${texts[side].slice(start, end)}`
      return change === 'same' ? words : `[${SIGNS[change]}${words}]`
    })
    .join('')

test('side by side, each text has its own changes, without the spaces beside them, and numbers its claims', () => {
  expect(drawn(sideRuns('before', whole(BEFORE), changes, marks.before, texts))).toBe('[-(1)Eleven] men came. They left at noon.')
  expect(drawn(sideRuns('after', whole(AFTER), changes, marks.after, texts))).toBe('[+(1)Twelve] men came.\n\nThey left [+early] at noon.')
})

test('in one text, a claim on both is numbered once, and new white space stands in the place of the old', () => {
  expect(drawn(inlineRuns(changes, marks, texts))).toBe('[-(1)Eleven][+Twelve] men came.\n\nThey left [+early] at noon.')
})

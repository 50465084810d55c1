import { expect, test } from '@jest/globals'
import { scoreOf } from '#annotations/detect/own-voice/check-worthiness'
import { parseDebates, parseNews } from '#train/check-worthiness/judged-sentences'
import { readFeatures, trainRanker, type JudgedSentence } from '#train/check-worthiness/train-ranker'
import { weightsFile } from '#train/check-worthiness/weights-file'

const PLACES = ['the valley', 'the north', 'the harbour', 'the old town']

const SENTENCES: readonly JudgedSentence[] = PLACES.flatMap((place, i) => [
  { text: `Rents in ${place} rose by ${i + 3} percent last year.`, isCheckWorthy: true },
  { text: `I think that you should see ${place} at dawn.`, isCheckWorthy: false },
  { text: `Half of the ${(i + 2) * 100} farms in ${place} were sold.`, isCheckWorthy: true },
  { text: `Would we ever go back to ${place}?`, isCheckWorthy: false },
])

test('the same sentences give the same file, and weights that tell them apart', () => {
  const model = trainRanker(SENTENCES)
  expect(weightsFile(trainRanker(SENTENCES))).toBe(weightsFile(model))
  expect(scoreOf(model, readFeatures('Rents on the island rose by 9 percent.'))).toBeGreaterThan(0)
  expect(scoreOf(model, readFeatures('Should I think that we go?'))).toBeLessThan(0)
})

test('other sentences give another file', () => {
  const turned = SENTENCES.map(({ text, isCheckWorthy }) => ({ text, isCheckWorthy: !isCheckWorthy }))
  expect(weightsFile(trainRanker(turned))).not.toBe(weightsFile(trainRanker(SENTENCES)))
})

test('no sentences make a ranker without an opinion', () => {
  expect(scoreOf(trainRanker([]), readFeatures('Rents rose by 9 percent.'))).toBe(0)
})

test('judged sentences are read from both files, and nothing else is', () => {
  expect(parseDebates('[{"text":"Rents rose.","label":1},{"text":"Good evening.","label":0}]')).toEqual([
    { text: 'Rents rose.', isCheckWorthy: true },
    { text: 'Good evening.', isCheckWorthy: false },
  ])
  expect(() => parseDebates('[{"text":"Rents rose."}]')).toThrow(RangeError)
  expect(() => parseDebates('{}')).toThrow(RangeError)
  expect(parseNews('# A remark\n+ Rents rose.\n\n- Rain fell.\n')).toEqual([
    { text: 'Rents rose.', isCheckWorthy: true },
    { text: 'Rain fell.', isCheckWorthy: false },
  ])
})

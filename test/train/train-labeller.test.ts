import { expect, test } from '@jest/globals'
import { writeModel } from '#annotations/detect/labels/model-file'
import type { GoldDocument } from '#eval/corpus'
import { clusterWords } from '#train/clusters'
import { readDocument } from '#train/documents'
import { scoreModel } from '#train/score'
import { LABELLER_OPTIONS, trainLabeller } from '#train/train-labeller'

const SPEAKERS = ['The mayor', 'A clerk', 'The baker', 'Our pilot', 'The nurse']
const CUES = ['said', 'claimed', 'insisted']
const CONTENTS = ['the bridge was closed', 'nobody had been hurt', 'the harvest was late']

/** Articles of sentences made of the lists above, with their offsets. */
function article(seed: number): GoldDocument {
  let text = ''
  const attributions = []
  for (let k = 0; k < 6; k++) {
    const parts = [SPEAKERS[(seed + k) % 5] ?? '', CUES[(seed * 2 + k) % 3] ?? '', CONTENTS[(seed + 2 * k) % 3] ?? '']
    const spans = parts.map((part): [number, number] => {
      const start = text.length
      text += `${part} `
      return [start, start + part.length]
    })
    const [source, cue, content] = spans
    attributions.push({ source: source ? [source] : [], cue: cue ? [cue] : [], content: content ? [content] : [] })
    text = `${text.trimEnd()}. Rain fell on the town. `
  }
  return { id: `made_${seed}`, publisher: 'made', text: text.trimEnd(), attributions }
}

test('the same articles and seeds give the same bytes, and a model that knows them', () => {
  const documents = Array.from({ length: 16 }, (_, seed) => readDocument(article(seed)))
  const train = (): ReturnType<typeof trainLabeller> =>
    trainLabeller(documents, clusterWords(documents), { ...LABELLER_OPTIONS, leastCount: 1, bits: 16 }, () => undefined)
  const model = train()
  expect(writeModel(train())).toEqual(writeModel(model))
  const { exact } = scoreModel(model, [readDocument(article(17))])
  expect(exact.content.f1).toBeGreaterThan(90)
  expect(exact.source.f1).toBeGreaterThan(90)
  expect(exact.cue.f1).toBeGreaterThan(90)
})

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { labelText, newLabeller, POSTERIORS } from '#annotations/detect/labels/label-text'
import { readTrainedModel } from '#annotations/detect/trained-file'

const model = readTrainedModel(new Uint8Array(readFileSync(resolve(__dirname, '../../../../models/english-1.bin'))))
if (!model) throw new Error('models/english-1.bin is no usable model')
const labeller = newLabeller(model.labels)

const runs = (text: string): string[] =>
  labelText(labeller, text).flatMap(({ passage, runs }) =>
    runs.map(({ role, first, end }) => `${role}: ${text.slice(passage.tokens[first]?.start, passage.tokens[end - 1]?.end)}`),
  )

const SENTENCE = 'The harbour board said on Monday that the ferry would not sail before the repairs were done.'

describe('the shipped model', () => {
  test('labels source, cue and content of a plain sentence', () => {
    const found = runs(SENTENCE)
    expect(found).toContain('source: The harbour board')
    expect(found.some((run) => run.startsWith('cue: said'))).toBe(true)
    expect(found.some((run) => run.startsWith('content:') && run.includes('the ferry would not sail before the repairs were done'))).toBe(
      true,
    )
  })

  test('gives the same for straight, curly and low-9 quotation marks, for CRLF and LF', () => {
    const text = (open: string, close: string, line: string): string =>
      `${SENTENCE}${line}${line}${open}We will pay for the pier ourselves,${close} said Ilse Marten, the board’s treasurer.${line}`
    const shape = (of: string): string[] => runs(of).map((run) => run.replace(/["“”„]/g, '"'))
    const straight = shape(text('"', '"', '\n'))
    expect(straight.length).toBeGreaterThan(4)
    expect(shape(text('“', '”', '\n'))).toEqual(straight)
    expect(shape(text('„', '“', '\n'))).toEqual(straight)
    expect(shape(text('"', '"', '\r\n'))).toEqual(straight)
  })
})

const words = fc.constantFrom(
  'said',
  'the',
  'mayor',
  'that',
  '"',
  '“',
  '”',
  ',',
  '.',
  'According to',
  'police',
  '\n\n',
  '\r\n',
  '\u{1F600}',
  '\u0000',
  'Straße',
  '«',
  '12.5',
)
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(words, { maxLength: 80 }).map((list) => list.join(' ')),
)

test('on any text, probabilities are probabilities and runs lie in order inside their passage', () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const { passage, posteriors, labels, runs } of labelText(labeller, text)) {
        const count = passage.tokens.length
        expect(labels).toHaveLength(count)
        expect(posteriors).toHaveLength(count * POSTERIORS)
        for (let i = 0; i < count; i++) {
          const [source = NaN, cue = NaN, content = NaN] = [0, 3, 6].map((k) => posteriors[i * POSTERIORS + k])
          for (const share of posteriors.subarray(i * POSTERIORS, (i + 1) * POSTERIORS)) expect(share).toBeGreaterThanOrEqual(0)
          expect(source + cue + content).toBeLessThanOrEqual(1 + 1e-5)
        }
        let at = 0
        for (const run of runs) {
          expect(run.first).toBeGreaterThanOrEqual(at)
          expect(run.end).toBeGreaterThan(run.first)
          expect(run.posterior).toBeLessThanOrEqual(1 + 1e-6)
          at = run.end
        }
        expect(at).toBeLessThanOrEqual(count)
      }
    }),
    { numRuns: 60 },
  )
})

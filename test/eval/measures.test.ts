import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { ruleDetector } from '#annotations/detect/rules/rule-detector'
import { corpusFolder, predictionOf, readCorpus, type GoldDocument } from '#eval/corpus'
import { addDocument, measuresOf, newTally, type Measures } from '#eval/measures/measure'
import { measuredTokens } from '#eval/measures/measured-text'
import type { MeasuredAttribution, Pairs } from '#eval/measures/role-labels'

const measure = (text: string, gold: readonly MeasuredAttribution[], predicted: readonly MeasuredAttribution[]): Measures => {
  const tally = newTally()
  addDocument(tally, text, gold, predicted)
  return measuresOf(tally)
}

describe('tokens of the measures', () => {
  test.each([
    ['The U.S. said', ['The', 'U.S.', 'said']],
    ['it’s 9.30, "no"...', ['it', "'s", '9.30', ',', '"', 'no', '"', '...']],
    ['a--b well-known x_y', ['a', '--', 'b', 'well', '-', 'known', 'x', '_y']],
    ['Ålesund 😀 да', ['Ålesund', '😀', 'д', 'а']],
    ['', []],
  ])('%j', (text, words) => {
    expect(measuredTokens(text).map((token) => token.text)).toEqual(words)
  })

  test('a line break begins a paragraph', () => {
    expect(measuredTokens('a b\n\nc\nd').map(({ paragraph }) => paragraph)).toEqual([0, 0, 1, 2])
  })
})

describe('known answers', () => {
  //            0123456789012345678901234567890
  const text = 'Ann Lee said that the dam held. Bo Ray denied it.'
  const first: MeasuredAttribution = { source: [[0, 7]], cue: [[8, 12]], content: [[13, 30]] }
  const second: MeasuredAttribution = { source: [[32, 38]], cue: [[39, 45]], content: [[46, 48]] }

  test('the same on both sides is right throughout', () => {
    const measures = measure(text, [first, second], [first, second])
    expect([measures.tokenMicro.f1, measures.exact.content.f1, measures.whole.f1, measures.headRight, measures.cueRight]).toEqual([
      100, 100, 100, 100, 100,
    ])
  })

  test('nothing predicted', () => {
    expect(measure(text, [first, second], [])).toMatchObject({
      tokenMicro: { precision: 0, recall: 0, f1: 0 },
      whole: { f1: 0 },
      headRight: 0,
      gold: 2,
      predicted: 0,
    })
  })

  test('half of a content, a wrong head, another cue', () => {
    // Four content tokens; two of them are an overlap of a half, one is less. "Ann" is not the head of "Ann Lee".
    expect(measure(text, [first], [{ ...first, content: [[22, 30]] }])).toMatchObject({
      contentHalf: { f1: 100 },
      exact: { content: { f1: 0 } },
    })
    expect(measure(text, [first], [{ ...first, content: [[26, 30]] }])).toMatchObject({ contentHalf: { f1: 0 }, contentAny: { f1: 100 } })
    expect(measure(text, [first], [{ ...first, source: [[0, 3]] }])).toMatchObject({ headRight: 0, whole: { f1: 0 }, cueRight: 100 })
    expect(measure(text, [first], [{ ...first, cue: [[39, 45]] }])).toMatchObject({ cueRight: 0, headRight: 100, whole: { f1: 0 } })
  })

  test('a token belongs to the first that claims it, so an attribution inside another costs nothing where it is listed later', () => {
    const inner: MeasuredAttribution = { source: [[18, 25]], cue: [[26, 30]], content: [[13, 17]] }
    expect(measure(text, [first], [first, inner])).toMatchObject({ tokenMicro: { f1: 100 }, whole: { f1: 100 }, predicted: 1 })
    expect(measure(text, [first], [inner, first]).whole.f1).toBe(0)
  })

  test('quotation marks at the ends do not count in trimmed spans', () => {
    const quoted = '"It held," Ann said.'
    const gold: MeasuredAttribution = { source: [[11, 14]], cue: [[15, 19]], content: [[0, 10]] }
    const bare: MeasuredAttribution = { ...gold, content: [[1, 8]] }
    expect(measure(quoted, [gold], [bare])).toMatchObject({ exact: { content: { f1: 0 } }, trimmed: { content: { f1: 100 } } })
  })
})

const root = resolve(__dirname, '../..')
const folder = corpusFolder(root)
const maybe = folder ? describe : describe.skip

maybe(`the published script gives the same figures to the digit${folder ? '' : ' (skipped: ../shared/detection is absent)'}`, () => {
  const documents = folder ? readCorpus(folder, 'dev') : []

  /** A fixed stream of numbers in 0..1. */
  const numbers = (seed: number) => {
    let state = seed
    return (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state / 2 ** 32
    }
  }

  const degraded = (seed: number, share: number): ((document: GoldDocument) => readonly MeasuredAttribution[]) => {
    const next = numbers(seed)
    const shift = (spans: Pairs, length: number): Pairs =>
      spans
        .filter(() => next() > share / 4)
        .map(([start, end]) => {
          const from = next() < share ? Math.max(0, start + Math.round((next() - 0.5) * 30)) : start
          const to = next() < share ? Math.min(length, end + Math.round((next() - 0.5) * 60)) : end
          return [from, Math.max(from + 1, to)] as const
        })
    return ({ attributions, text }) =>
      attributions
        .map(({ source, cue, content }) => ({
          source: shift(source, text.length),
          cue: shift(cue, text.length),
          content: shift(content, text.length),
        }))
        .sort(() => (next() < share / 2 ? -1 : 1))
  }

  const predictions: Readonly<Record<string, (document: GoldDocument) => readonly MeasuredAttribution[]>> = {
    gold: ({ attributions }) => attributions,
    nothing: () => [],
    rules: ({ text }) => predictionOf(ruleDetector.detect(text)),
    'a little degraded': degraded(1, 0.2),
    'much degraded': degraded(2, 0.7),
  }

  test.each(Object.entries(predictions))('%s', (_, predict) => {
    const scratch = mkdtempSync(join(tmpdir(), 'measures-'))
    try {
      const tally = newTally()
      const lines = documents.map((document) => {
        const attributions = predict(document)
        addDocument(tally, document.text, document.attributions, attributions)
        return JSON.stringify({ doc_id: document.id, attributions })
      })
      const file = join(scratch, 'predictions.jsonl')
      writeFileSync(file, lines.join('\n'))
      expect(figures(measuresOf(tally))).toEqual(published(folder ?? '', file))
    } finally {
      rmSync(scratch, { recursive: true })
    }
  })
})

const three = ({ precision, recall, f1 }: { precision: number; recall: number; f1: number }): string => `${precision}/${recall}/${f1}`
const threeFixed = ({ precision, recall, f1 }: { precision: number; recall: number; f1: number }): string =>
  [precision, recall, f1].map((value) => value.toFixed(1)).join('/')

/** All measures under the names that the published script gives them. */
function figures(measures: Measures): Record<string, string> {
  const out: Record<string, string> = {}
  for (const role of ['source', 'cue', 'content'] as const) {
    out[`tok.${role}`] = three(measures.token[role])
    out[`exact.${role}`] = three(measures.exact[role])
    out[`trim.${role}`] = three(measures.trimmed[role])
    out[`begin.${role}`] = three(measures.begin[role])
    out[`partial.${role}`] = threeFixed(measures.partial[role])
    out[`jaccard.${role}`] = measures.jaccard[role].toFixed(1)
  }
  out['tok.micro'] = three(measures.tokenMicro)
  out['attr.content_iou50'] = three(measures.contentHalf)
  out['attr.content_any'] = three(measures.contentAny)
  out['attr.triple(iou50+cue overlap+source head)'] = three(measures.whole)
  out['cueAcc|matched'] = measures.cueRight.toFixed(1)
  out['srcHeadAcc|matched'] = measures.headRight.toFixed(1)
  out['srcExactAcc|matched'] = measures.sourceRight.toFixed(1)
  out['counts'] = `gold ${measures.gold} pred ${measures.predicted}`
  return out
}

/** Runs the published measures on a file of predictions, in a process of their own. */
function published(corpus: string, file: string): Record<string, string> {
  const program = `
    const m = require(${JSON.stringify(resolve(corpus, 'metrics.cjs'))})
    const predictions = new Map(m.loadJsonl(${JSON.stringify(file)}).map((d) => [d.doc_id, d.attributions]))
    const stats = m.newStats()
    for (const gold of m.loadJsonl(${JSON.stringify(resolve(corpus, 'dev.jsonl'))}))
      m.addDoc(stats, m.analyze(gold.text), gold.attributions, predictions.get(gold.doc_id) ?? [])
    console.log(JSON.stringify(m.report(stats)))`
  return JSON.parse(execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' })) as Record<string, string>
}

import { describe, expect, test } from '@jest/globals'
import type { Detection, Detector } from '#annotations/detect/detector'
import { isSpanWithin } from '#annotations/text/span'
import { splitsSurrogatePair } from '#annotations/text/surrogates'
import { DETECTORS } from '#support/detectors'

const NEWS =
  'The mayor of Oster, Ada Holm, said on Monday that the bridge was safe. “We checked it twice,” she told reporters, adding that ' +
  '14 engineers had looked at it. The engineer denied the claim. It was built in 1962.'

const filled = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

/** Work that a detector reports: its steps, and what it found. Time is not measured here. */
function run(detector: Detector, text: string): { readonly detection: Detection; readonly steps: number } {
  const running = detector.steps(text)
  let share = 0
  for (let steps = 0; ; steps++) {
    const step = running.next()
    if (step.done) return { detection: step.value, steps }
    if (!(step.value >= share && step.value <= 1)) throw new RangeError(`Progress fell from ${share} to ${step.value}`)
    share = step.value
  }
}

/** As plain loops: an `expect` for each of half a million spans would be the test. */
function brokenPromises(text: string, { suggestions, links }: Detection): string[] {
  const broken: string[] = []
  const keys = new Set<string>()
  suggestions.forEach(({ key, content, source, cue, nestedIn, confidence }, index) => {
    if (keys.has(key)) broken.push(`${key} stands twice`)
    keys.add(key)
    if (content.length === 0) broken.push(`${key} has no content`)
    for (const parts of [content, source, cue]) {
      let end = -1
      for (const part of parts) {
        const splits = splitsSurrogatePair(text, part.start) || splitsSurrogatePair(text, part.end)
        if (!isSpanWithin(part, text.length) || part.start <= end || part.start >= part.end || splits)
          broken.push(`${key}: ${JSON.stringify(part)}`)
        end = part.end
      }
    }
    if (nestedIn !== null && nestedIn >= index) broken.push(`${key} stands before what it is nested in`)
    if (!(confidence > 0 && confidence <= 1)) broken.push(`${key}: confidence ${confidence}`)
  })
  for (const { from, to } of links) if (from === to || !suggestions[from] || !suggestions[to]) broken.push(`link ${from} to ${to}`)
  return broken
}

const SHORT: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['white space', ' \t\n\r\n\u00a0\u2028\u3000'],
  ['one word', 'Rain'],
  ['one mark', '“'],
  ['one cue', 'said'],
  ['halves of characters', '\ud83d said \ude00 that \ud83d\ud83d “\udc00”'],
  ['control characters', '\u0000The\u0001 mayor\u0007 said\u001b[31m that\u0008 it \u007frained\u0085.'],
  ['direction marks', '\u202eThe mayor said\u202c that it \u2067rained\u2069 “\u200fall day long without end\u200e”.'],
  ['a quotation that never ends', `“${NEWS}\n\n${NEWS}\n\n${NEWS}`],
  ['a quotation that never began', `${NEWS}”\n\n”${NEWS}`],
  ['nested marks that cross', '“‘He said “‘that” it’ rained’ all “day” long”, said the mayor, “‘and’ night.'],
  ['Chinese', '市长阿达说：“桥是安全的，我们检查过两次。”工程师否认了这一点。'],
  ['Arabic', 'قالت رئيسة البلدية إن «الجسر آمن تماما وقد فحصناه مرتين» يوم الاثنين.'],
  ['Hebrew', 'ראש העיר אמרה: "הגשר בטוח לחלוטין ובדקנו אותו פעמיים", ביום שני. צה״ל הכחיש.'],
  ['emoji', '👩‍👩‍👧 said “🌉🌉🌉 the bridge is safe 👍🏽” 🇦🇲 on Monday.'],
  ['combining marks', `The ma${'\u0301'.repeat(2000)}yor said that it rained.`],
  ['one endless word', 'a'.repeat(50_000)],
]

/** Each is made twice as long to see what that costs. */
const LONG: readonly (readonly [string, (length: number) => string])[] = [
  ['ordinary news', (length) => filled(`${NEWS}\n\n`, length)],
  ['one paragraph', (length) => filled(`${NEWS} `, length)],
  ['quotations', (length) => filled('“It was safe all along,” he said. ', length)],
  ['quotations that never end', (length) => filled('“It was safe, he said. ', length)],
  ['marks', (length) => filled('"', length)],
  ['opening marks of two kinds', (length) => filled('“‘', length)],
  ['halves of characters', (length) => filled('\ud83d', length)],
  ['control characters', (length) => filled('\u0000\u0007a ', length)],
  ['Chinese', (length) => filled('市长说：“桥是安全的，我们检查过两次。”', length)],
  ['empty lines', (length) => filled('\n', length)],
  ['cues', (length) => filled('said that he said that ', length)],
  ['brackets', (length) => filled('([{', length)],
]

/** The trained detector does five times as much for a word, and Jest's modules make every call slower again. */
const sizeFor = (id: string, length: number): number => (id === 'rules-1' ? length : length / 10)

describe.each(DETECTORS)('hostile texts: %s', (id, detector) => {
  test.each(SHORT)('%s: no crash, and every promise is kept', (_, text) => {
    expect(brokenPromises(text, run(detector, text).detection)).toEqual([])
  })

  test.each(LONG)('%s: twice the text is no more than twice the steps', (_, make) => {
    const [text, twice] = [make(sizeFor(id, 200_000)), make(sizeFor(id, 400_000))]
    const once = run(detector, text)
    const double = run(detector, twice)
    expect(brokenPromises(twice, double.detection)).toEqual([])
    expect(double.steps).toBeLessThanOrEqual(once.steps * 2 + 2)
    expect(double.detection.suggestions.length).toBeLessThanOrEqual(once.detection.suggestions.length * 2 + 10)
  })

  test('ten thousand quotations', () => {
    const text = filled('“It was safe all along,” he said. ', 34 * 10_000)
    const { detection } = run(detector, text)
    expect(brokenPromises(text, detection)).toEqual([])
    expect(detection.suggestions.length).toBeGreaterThan(8000)
  })

  test('one paragraph as long as a book', () => {
    const text = filled(`${NEWS} `, sizeFor(id, 1_000_000))
    expect(brokenPromises(text, run(detector, text).detection)).toEqual([])
  })

  test('a shelf of books, in steps short enough to cancel between', () => {
    const length = sizeFor(id, 5_000_000)
    const text = filled(`${NEWS}\n\n`, length)
    const { detection, steps } = run(detector, text)
    expect(brokenPromises(text, detection)).toEqual([])
    expect(steps).toBeGreaterThan(length / 10_000)
  }, 120_000)
})

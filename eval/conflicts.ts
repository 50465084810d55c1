/**
 * Precision and recall of the links between claims, on the project's own marked passages.
 * usage: npm run -s eval:conflicts [-- --show tune]
 *
 * `--show` lists what was wrong or missed in the tuning half. The other half has no such list: it is read as a total, so that it stays
 * a measure of passages that nobody has adapted the rules to.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Detector } from '#annotations/detect/detector'
import { ruleDetector } from '#annotations/detect/rules/rule-detector'
import { trainedDetectorOf } from '#annotations/detect/trained-detector-of'
import { sliceSpans } from '#annotations/text/span'
import { parseConflictCases, type ConflictCase } from './conflict-cases'
import { detectedLinks, linksOfMarkedClaims, scoreCase, type CaseScore, type ContentLink } from './conflict-scores'

const FOLDER = 'test/annotations/detect/conflict-cases'
const MODEL = 'models/english-1.bin'
const KINDS = ['contradicts', 'updates', 'repeats'] as const

/** The trained detector is scored where its model has been made. */
function detectors(): readonly Detector[] {
  const trained = existsSync(MODEL) ? trainedDetectorOf(new Uint8Array(readFileSync(MODEL))) : null
  if (!trained) console.error(`eval: ${MODEL} is absent or no usable model; only the rules are scored.`)
  return trained ? [trained, ruleDetector] : [ruleDetector]
}

function waysToFind(): readonly (readonly [string, (one: ConflictCase) => ContentLink[]])[] {
  return [
    ...detectors().map(
      (detector) => [`claims of ${detector.id}`, (one: ConflictCase) => detectedLinks(detector.detect(one.text))] as const,
    ),
    ['marked claims', linksOfMarkedClaims],
  ]
}

function main(): void {
  const cases = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => parseConflictCases(readFileSync(join(FOLDER, name), 'utf8')))
  const ways = waysToFind()
  for (const half of ['tune', 'check'] as const) {
    const some = cases.filter((one) => one.half === half)
    console.log(`${half}: ${some.length} passages, ${some.filter((one) => one.trap).length} of them traps`)
    for (const [way, links] of ways) {
      for (const kind of KINDS) {
        const scores = some.map((one) => scoreCase(one, links(one), kind))
        console.log(`  ${kind.padEnd(11)} ${way.padEnd(22)} ${figures(scores)}`)
        if (process.argv.includes('--show') && half === 'tune') show(scores, some)
      }
    }
  }
}

function figures(scores: readonly CaseScore[]): string {
  const right = total(scores, ({ right: count }) => count)
  const wrong = total(scores, ({ wrong: links }) => links.length)
  const missed = total(scores, ({ missed: links }) => links.length)
  return `precision ${percent(right, right + wrong)}  recall ${percent(right, right + missed)}  (${right} right, ${wrong} wrong, ${missed} missed)`
}

function total(scores: readonly CaseScore[], of: (score: CaseScore) => number): number {
  return scores.reduce((sum, score) => sum + of(score), 0)
}

function percent(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} %`
}

function show(scores: readonly CaseScore[], cases: readonly ConflictCase[]): void {
  scores.forEach(({ name, wrong, missed }, at) => {
    const text = cases[at]?.text ?? ''
    for (const link of wrong)
      console.log(`    ${name} wrong: ${sliceSpans(text, link.from)} / ${sliceSpans(text, link.to)}: ${link.reason}`)
    for (const pair of missed) console.log(`    ${name} missed: ${pair}`)
  })
}

main()

/**
 * Precision and recall of the links between claims, on the project's own marked passages.
 * usage: npm run -s eval:conflicts [-- --show tune]
 *
 * `--show` lists what was wrong or missed in the tuning half. The other half has no such list: it is read as a total, so that it stays
 * a measure of passages that nobody has adapted the rules to.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ruleDetector } from '#annotations/detect/rules/rule-detector'
import { sliceSpans } from '#annotations/text/span'
import { parseConflictCases, type ConflictCase } from './conflict-cases'
import { detectedLinks, linksOfMarkedClaims, scoreCase, type CaseScore, type ContentLink } from './conflict-scores'

const FOLDER = 'test/annotations/detect/conflict-cases'
const KINDS = ['contradicts', 'updates', 'repeats'] as const

const WAYS: readonly (readonly [string, (one: ConflictCase) => ContentLink[]])[] = [
  [`claims of ${ruleDetector.id}`, (one) => detectedLinks(ruleDetector.detect(one.text))],
  ['marked claims', linksOfMarkedClaims],
]

function main(): void {
  const cases = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => parseConflictCases(readFileSync(join(FOLDER, name), 'utf8')))
  for (const half of ['tune', 'check'] as const) {
    const some = cases.filter((one) => one.half === half)
    console.log(`${half}: ${some.length} passages, ${some.filter((one) => one.trap).length} of them traps`)
    for (const [way, links] of WAYS) {
      for (const kind of KINDS) {
        const scores = some.map((one) => scoreCase(one, links(one), kind))
        console.log(`  ${kind.padEnd(11)} ${way.padEnd(18)} ${figures(scores)}`)
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

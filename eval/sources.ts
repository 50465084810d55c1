/**
 * How often the resolver names the right speaker, on the project's own marked passages.
 * usage: npm run -s eval:sources [-- --show tune]
 *
 * `--show` lists what was wrong in the tuning half; the other half is read as a total only.
 */
import { readFileSync } from 'node:fs'
import { parseSourceCases, wrongSources } from './source-cases'

const FILE = 'test/annotations/detect/source-cases/passages.txt'

function main(): void {
  const cases = parseSourceCases(readFileSync(FILE, 'utf8'))
  for (const half of ['tune', 'check'] as const) {
    const some = cases.filter((one) => one.half === half)
    const wrong = some.flatMap((one) => wrongSources(one).map((source) => ({ ...source, passage: one.name })))
    const claims = some.reduce((sum, { expected }) => sum + expected.length, 0)
    console.log(`${half}: ${some.length} passages, ${claims - wrong.length} of ${claims} sources right`)
    if (half !== 'tune' || !process.argv.includes('--show')) continue
    for (const { passage, expected, name, kind } of wrong)
      console.log(`    ${passage} claim ${expected.claim + 1}: ${name}, ${kind} (not ${expected.name}, ${expected.kind})`)
  }
}

main()

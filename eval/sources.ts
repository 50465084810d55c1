/**
 * How often the resolver names the right speaker, on the project's own marked passages; `npm run eval` files the totals.
 * usage: npm run -s eval:sources [-- --show tune]
 *
 * `--show` lists what was wrong in the tuning half; the other half is read as a total only.
 */
import { sourceScores } from './source-scores'

for (const { half, passages, claims, wrong } of sourceScores(process.cwd())) {
  console.log(`${half}: ${passages} passages, ${claims - wrong.length} of ${claims} sources right`)
  if (half !== 'tune' || !process.argv.includes('--show')) continue
  for (const { passage, expected, name, kind } of wrong)
    console.log(`    ${passage} claim ${expected.claim + 1}: ${name}, ${kind} (not ${expected.name}, ${expected.kind})`)
}

// npm run bench:agreement: five analysts with 1,000 claims each, and nominal alpha on 100,000 units of five, each the median of several runs, in CPU time.
import { loadavg } from 'node:os'
import { makeSets, product } from './sets.mjs'

const { krippendorffAlpha, seededRandom, AgreementMeter, alignSets, setIntervals } = product
const REPEATS = 7
const CLAIMS = 1000
const LENGTH = 200_000
const sets = makeSets({ analysts: 5, claims: CLAIMS, length: LENGTH })
const random = seededRandom(12)
const below = (n) => Math.floor(random() * n)

function median(run, prepare = () => undefined) {
  const times = Array.from({ length: REPEATS }, () => {
    const given = prepare()
    const start = process.cpuUsage()
    run(given)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  return times.sort((a, b) => a - b)[Math.floor(REPEATS / 2)]
}

/** A meter that has measured, and the sets after one edit more: a tag, or a claim's place. */
const warm = new AgreementMeter()
let current = sets
warm.measure(current, LENGTH)
let edits = 0
function edited(change) {
  return () => {
    warm.measure(current, LENGTH)
    const [first, ...others] = current
    const id = `c${(edits++ * 37) % CLAIMS}`
    const claim = first.claims.get(id)
    current = [{ ...first, claims: first.claims.with(id, change(claim)) }, ...others]
    return current
  }
}
const tagged = (claim) => ({ ...claim, tag: claim.tag === 'contested' ? 'attributed' : 'contested' })
const moved = (claim) => ({ ...claim, content: claim.content.map((part) => ({ ...part, end: part.end + 5 })) })

const codes = Int16Array.from({ length: 500_000 }, () => (random() < 0.05 ? -1 : below(3)))
const rows = [
  ['alignment', median(() => alignSets(sets))],
  ['alignment and all figures but gamma', median(() => new AgreementMeter().measure(sets, LENGTH))],
  [
    '95 % intervals of all of them',
    median(
      (sample) => setIntervals(sample()),
      () => new AgreementMeter().measure(sets, LENGTH).sample,
    ),
  ],
  ['the same after one tag', median((after) => warm.measure(after, LENGTH), edited(tagged))],
  ['the same after one boundary', median((after) => warm.measure(after, LENGTH), edited(moved))],
  ['nominal alpha, 100,000 units x 5', median(() => krippendorffAlpha({ raters: 5, units: 100_000, categories: 3, codes }))],
]
console.log(`load ${loadavg()[0].toFixed(1)}`)
for (const [name, milliseconds] of rows) console.log(`${name.padEnd(40)} ${milliseconds.toFixed(1)} ms`)

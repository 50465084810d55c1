// npm run bench:agreement: five analysts with 1,000 claims each, and nominal alpha on 100,000 units of five, each the median of several runs, in CPU time.
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const REPEATS = 7
const ANALYSTS = 5
const CLAIMS = 1000
const LENGTH = 200_000
const TAGS = ['attributed', 'contested', 'unverified']

await build({
  configFile: false,
  logLevel: 'warn',
  root: at('..'),
  build: {
    outDir: at('../dist/agreement'),
    target: 'node20',
    lib: { entry: at('agreement.js'), formats: ['es'], fileName: 'agreement' },
    minify: false,
  },
})
const { ShardedMap, gammaSteps, gammaUnits, krippendorffAlpha, seededRandom, AgreementMeter, alignSets, setIntervals } =
  await import('../dist/agreement/agreement.js')

const random = seededRandom(11)
const below = (n) => Math.floor(random() * n)

/** Claims that the analysts mostly share, with their own ends, tags and misses; some nested, some of an analyst alone. */
function claimsOf(places) {
  const made = places
    .filter(() => random() > 0.1)
    .map(({ start, end, tag }, i) => claimAt(i, start + below(3), end + below(8) - 2, random() < 0.8 ? tag : TAGS[below(3)]))
  while (made.length < CLAIMS) {
    const start = below(LENGTH - 200)
    made.push(claimAt(made.length, start, start + 20 + below(120), TAGS[below(3)]))
  }
  return made.slice(0, CLAIMS)
}

function claimAt(i, start, end, tag) {
  const content = [{ start, end, exact: '', prefix: '', suffix: '' }]
  return {
    id: `c${i}`,
    kind: 'own-voice',
    content,
    source: [],
    cue: [],
    sourceName: '',
    sourceKind: 'none',
    nestedIn: null,
    tag,
    createdAt: `t${i}`,
  }
}

const places = Array.from({ length: CLAIMS }, () => {
  const start = below(LENGTH - 200)
  return { start, end: start + 30 + below(100), tag: TAGS[below(10) < 7 ? 0 : below(3)] }
})
const sets = Array.from({ length: ANALYSTS }, (_, i) => ({
  analyst: `analyst-${i}`,
  revision: 'r',
  claims: ShardedMap.from(claimsOf(places).map((claim) => [claim.id, claim])),
  links: ShardedMap.empty(),
}))

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
  ['95 % intervals of all of them', median((sample) => setIntervals(sample()), () => new AgreementMeter().measure(sets, LENGTH).sample)],
  ['the same after one tag', median((after) => warm.measure(after, LENGTH), edited(tagged))],
  ['the same after one boundary', median((after) => warm.measure(after, LENGTH), edited(moved))],
  ['nominal alpha, 100,000 units x 5', median(() => krippendorffAlpha({ raters: 5, units: 100_000, categories: 3, codes }))],
]
const steps = gammaSteps(gammaUnits(sets), ANALYSTS, { random: seededRandom(1), mostSamples: 30 })
const start = performance.now()
steps.next()
rows.push(['one best alignment for gamma', performance.now() - start])
for (const [name, milliseconds] of rows) console.log(`${name.padEnd(40)} ${milliseconds.toFixed(1)} ms`)

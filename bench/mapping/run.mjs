// npm run bench:mapping [-- --repeats N] [--no-write]: claims over a revised text, beside peers, into results/mapping.json and docs/benchmarks.md.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { articlePairs } from './article-pairs.mjs'
import { judge } from './judge.mjs'
import { mappingPeers } from './peers.mjs'
import { mappingReport } from './report.mjs'
import { scenarios } from './scenarios.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const { values: options } = parseArgs({
  options: { repeats: { type: 'string', default: '5' }, 'no-write': { type: 'boolean', default: false } },
})
const repeats = Number(options.repeats)
/** A peer that takes its quotes one by one is given no more than this many milliseconds a turn; the time for all is counted up from there. */
const PATIENCE = 4000

await build({
  configFile: false,
  logLevel: 'warn',
  root: at('..'),
  build: {
    outDir: at('../dist/mapping'),
    target: 'node20',
    lib: { entry: at('mapper.js'), formats: ['es'], fileName: 'mapper' },
    minify: false,
  },
})
const peers = mappingPeers(await import('../dist/mapping/mapper.js'))
const results = {
  date: new Date().toISOString().slice(0, 10),
  machine: { cores: cpus().length, processor: cpus()[0]?.model ?? '', node: process.version },
  repeats,
  runs: [],
  articles: [],
}

async function turn({ place, each }, { before, after, quotes }) {
  const began = performance.now()
  if (place) return { found: place(before, after, quotes), ms: performance.now() - began, done: quotes.length }
  const found = []
  let done = 0
  // In an order that goes all over the text, so that those that were reached speak for all.
  for (let k = 0; k < quotes.length && performance.now() - began < PATIENCE; k++, done++) {
    const i = (k * 373) % quotes.length
    found[i] = await each(after, quotes[i])
  }
  return { found, ms: ((performance.now() - began) / done) * quotes.length, done }
}

for (const scenario of scenarios()) {
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const peer of repeat % 2 === 0 ? peers : peers.toReversed()) {
      const { found, ms, done } = await turn(peer, scenario)
      const seen = scenario.quotes.map((_, i) => i).filter((i) => done === scenario.quotes.length || i in found)
      const counts = judge(
        seen.map((i) => scenario.quotes[i]),
        seen.map((i) => scenario.truths[i]),
        seen.map((i) => found[i]),
      )
      results.runs.push({
        scenario: scenario.name,
        peer: peer.name,
        repeat,
        ms,
        done,
        of: scenario.quotes.length,
        load: loadavg()[0],
        ...counts,
      })
      console.error(`${scenario.name}  ${repeat + 1}/${repeats}  ${peer.name}  ${ms.toFixed(0)} ms  ${JSON.stringify(counts)}`)
    }
  }
}
for (const peer of peers) {
  const sum = { judged: 0, right: 0, wrong: 0, lost: 0, gone: 0, goneLost: 0 }
  for (const pair of articlePairs()) {
    const { found } = await turn(peer, pair)
    const counts = judge(pair.quotes, pair.truths, found)
    for (const key of Object.keys(sum)) sum[key] += counts[key]
  }
  results.articles.push({ peer: peer.name, ...sum })
  console.error('articles', peer.name, JSON.stringify(sum))
}

if (!options['no-write']) {
  await mkdir(at('../results'), { recursive: true })
  await writeFile(at('../results/mapping.json'), `${JSON.stringify(results, null, 1)}\n`)
  const document = at('../../docs/benchmarks.md')
  await writeFile(document, mappingReport(results, await readFile(document, 'utf8')))
}

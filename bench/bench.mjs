// node bench.mjs [--repeats N] [--cells PART-OF-NAME] [--peers PART-OF-NAME,...] [--no-write]
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildPages, DIST } from './build-pages.mjs'
import { launch } from './chromium.mjs'
import { measureKeyToDisk } from './key-to-disk.mjs'
import { measure, TooSlow } from './measure.mjs'
import { CELLS, PATIENCE, PEERS } from './peers.mjs'
import { report } from './report.mjs'
import { serve } from './serve.mjs'
import { generateText } from './text/generate-text.mjs'
import { placeMarks } from './text/place-marks.mjs'
import { realText } from './text/real-text.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const { values: options } = parseArgs({
  options: {
    repeats: { type: 'string', default: '5' },
    cells: { type: 'string', default: '' },
    peers: { type: 'string', default: '' },
    'no-write': { type: 'boolean', default: false },
  },
})

const repeats = Number(options.repeats)
const wanted = options.peers.toLowerCase().split(',')
const peers = PEERS.filter(({ name }) => wanted.some((part) => name.toLowerCase().includes(part)))
const cells = CELLS.filter(({ name }) => name.includes(options.cells)).flatMap((cell) => {
  const text = cell.source === 'real' ? realText(cell.length) : generateText(cell.length)
  if (text === null) console.error(`${cell.name}: left out, ../shared is not there`)
  return text === null ? [] : [{ ...cell, data: JSON.stringify({ text, ...placeMarks(text, cell.marks, 14) }) }]
})

await rm(DIST, { recursive: true, force: true })
await mkdir(DIST, { recursive: true })
await buildPages([...new Set(peers.map(({ page }) => page))])
await copyFile(at('pages/page.css'), `${DIST}/page.css`)
const server = await serve(cells.map(({ data }) => data))
let browser = await launch()
const results = {
  date: new Date().toISOString().slice(0, 10),
  machine: {
    cores: cpus().length,
    processor: cpus()[0]?.model ?? '',
    memory: totalmem(),
    node: process.version,
    chromium: browser.version(),
  },
  repeats,
  patience: PATIENCE,
  runs: [],
  keyToDisk: null,
}

for (const [textIndex, cell] of cells.entries()) {
  const slow = new Set()
  const all = repeats * cell.times
  for (let repeat = 0; repeat < all; repeat++) {
    // Interleaved, and in turns from either end, so that a drift of the machine falls on all alike.
    for (const peer of repeat % 2 === 0 ? peers : peers.toReversed()) {
      if (slow.has(peer.name)) continue
      const run = { cell: cell.name, peer: peer.name, repeat, load: loadavg()[0] }
      try {
        results.runs.push({ ...run, ...(await measure(browser, server.origin, peer, textIndex)) })
      } catch (error) {
        if (!(error instanceof TooSlow)) throw error
        // Its page may never answer again: a new browser for the rest.
        slow.add(peer.name)
        results.runs.push({ ...run, tooSlow: true })
        await Promise.race([browser.close(), new Promise((resolve) => setTimeout(resolve, 5000))])
        browser = await launch()
      }
      const last = results.runs.at(-1)
      const said = last.tooSlow
        ? `over ${PATIENCE / 1000} s`
        : ['open', 'openCpu', 'shown', 'shownCpu', 'late', 'frameCpu', 'jump'].map((key) => `${key} ${last[key]?.toFixed(1)}`).join('  ')
      console.error(`${cell.name}  ${repeat + 1}/${all}  ${peer.name}  ${said}`)
    }
  }
}
await browser.close()
server.close()
results.keyToDisk = await measureKeyToDisk()
console.error('key to disk', JSON.stringify(results.keyToDisk))

if (!options['no-write']) {
  await mkdir(at('results'), { recursive: true })
  await writeFile(at('results/latest.json'), `${JSON.stringify(results, null, 1)}\n`)
  const document = at('../docs/benchmarks.md')
  await writeFile(document, report(results, await readFile(document, 'utf8').catch(() => '')))
}

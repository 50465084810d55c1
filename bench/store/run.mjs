// node store/run.mjs [--blocks N] [--no-write]: the store beside its peers, on the disk that holds the temporary folder.
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { median, quantile } from '../statistics.mjs'
import { storeReport } from './report.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const { values: options } = parseArgs({
  options: { blocks: { type: 'string', default: '12' }, 'no-write': { type: 'boolean', default: false } },
})
const blocks = Number(options.blocks)
/** Pairs of the bare write and ours, in turn, in a block; and before the first block, so that the code is compiled. */
const PAIRS = 50
const WARM_UP = 1_000
/** Edits of a peer after each block of pairs. */
const PEER_EDITS = { lowdb: { 1_000: 10, 10_000: 4, 100_000: 1 }, sqlite: { 1_000: 20, 10_000: 20, 100_000: 20 } }
/** Pairs after a peer's block that are not counted: lowdb leaves nothing in the processor's caches. */
const AFTER_PEER = 10
const SIZES = [1_000, 10_000, 100_000]
const REOPENS = 5
/** A whole library: 100,000 claims over so many articles. */
const LIBRARIES = [1, 100, 1_000]
const LIBRARY_CLAIMS = 100_000
const OPENINGS = 11
const IN_NEW_PROCESS = `const [, program, path] = process.argv
require(program).openWhole(path, ${LIBRARY_CLAIMS}).then((opened) => console.log(JSON.stringify(opened)))`
const folder = await mkdtemp(join(tmpdir(), 'claimlight-bench-store-'))
const entries = ['program=bench/store/store-program.ts', 'library=bench/store/library-program.ts']
execFileSync(process.execPath, [join(ROOT, 'scripts/build-for-node.mjs'), folder, ...entries], { cwd: ROOT })
const require = createRequire(import.meta.url)
const program = require(join(folder, 'program.js'))
const library = require(join(folder, 'library.js'))

const spread = (values) => ({ median: median(values), p5: quantile(values, 0.05), p95: quantile(values, 0.95), count: values.length })
const results = {
  date: new Date().toISOString().slice(0, 10),
  machine: { cores: cpus().length, processor: cpus()[0]?.model ?? '', node: process.version },
  load: loadavg()[0],
  sizes: [],
  libraries: [],
}

/** So many edits of both sides in turn, each of them first every other time; milliseconds. */
async function pairs({ bare, claimlight }, count) {
  const times = { bare: [], claimlight: [] }
  for (let i = 0; i < count; i++) {
    if (i % 2 === 0) times.bare.push(await bare.edit())
    times.claimlight.push(await claimlight.edit())
    if (i % 2 === 1) times.bare.push(await bare.edit())
  }
  return times
}

try {
  for (const size of SIZES) {
    const at = join(folder, String(size))
    const { articleId } = await program.fillLibrary(join(at, 'claimlight'), size)
    const sides = {
      bare: await program.bareFlush(join(at, 'bare')),
      claimlight: await program.claimlight(join(at, 'claimlight'), articleId, size),
      lowdb: await program.lowdb(join(at, 'lowdb'), size),
      sqlite: await program.sqlite(join(at, 'sqlite'), size),
    }
    const names = Object.keys(sides).filter((name) => sides[name] !== null)
    const times = Object.fromEntries(names.map((name) => [name, []]))
    const ratios = []
    await pairs(sides, WARM_UP)
    for (let block = 0; block < blocks; block++) {
      await pairs(sides, AFTER_PEER)
      const took = await pairs(sides, PAIRS)
      ratios.push(median(took.claimlight) / median(took.bare))
      for (const name of ['bare', 'claimlight']) times[name].push(...took[name])
      for (const name of names.filter((one) => PEER_EDITS[one]))
        for (let i = 0; i < PEER_EDITS[name][size]; i++) times[name].push(await sides[name].edit())
    }
    for (const name of names) await sides[name].close()
    const reopen = { claimlight: [], lowdb: [], sqlite: [] }
    for (let i = 0; i < REOPENS; i++) {
      reopen.claimlight.push(await program.reopenClaimlight(join(at, 'claimlight'), articleId))
      reopen.lowdb.push(await program.reopenLowdb(join(at, 'lowdb')))
      const sql = await program.reopenSqlite(join(at, 'sqlite')).catch(() => null)
      if (sql !== null) reopen.sqlite.push(sql)
    }
    const of = (lists) =>
      Object.fromEntries(Object.entries(lists).flatMap(([name, list]) => (list.length > 0 ? [[name, spread(list)]] : [])))
    results.sizes.push({
      size,
      load: loadavg()[0],
      edit: of(times),
      ratio: median(times.claimlight) / median(times.bare),
      quietRatio: quantile(times.claimlight, 0.25) / quantile(times.bare, 0.25),
      ratios: spread(ratios),
      reopen: of(reopen),
    })
    console.error(size, JSON.stringify(results.sizes.at(-1)))
  }
  for (const articles of LIBRARIES) {
    const at = join(folder, `library-${articles}`)
    await library.fillArticles(at, articles, LIBRARY_CLAIMS / articles)
    const cold = []
    const warm = []
    for (let i = 0; i < OPENINGS; i++) {
      cold.push(JSON.parse(execFileSync(process.execPath, ['-e', IN_NEW_PROCESS, join(folder, 'library.js'), at], { encoding: 'utf8' })))
      warm.push(await library.openWhole(at, LIBRARY_CLAIMS))
    }
    const of = (runs) =>
      Object.fromEntries(['open', 'set', 'shown', 'whole', 'decoded', 'checked'].map((key) => [key, spread(runs.map((run) => run[key]))]))
    results.libraries.push({ articles, warm: of(warm.slice(1)), cold: of(cold) })
    console.error(articles, JSON.stringify(results.libraries.at(-1)))
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}

if (!options['no-write']) {
  await writeFile(fileURLToPath(new URL('../results/store.json', import.meta.url)), `${JSON.stringify(results, null, 1)}\n`)
  const document = join(ROOT, 'docs/benchmarks.md')
  await writeFile(document, storeReport(results, await readFile(document, 'utf8')))
}

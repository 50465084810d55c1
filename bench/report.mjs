import { CELLS, PEERS } from './peers.mjs'
import { median } from './statistics.mjs'

const BEGIN = '<!-- measured: written by npm run bench, do not edit -->'
const END = '<!-- end of measured -->'

/** The columns of the tables: what a run calls it, its heading, decimal places. */
const COLUMNS = [
  ['open', 'open, ms', 0],
  ['openCpu', 'open, CPU ms', 0],
  ['shown', 'key to shown, ms', 1],
  ['shownWorst', 'slowest key, ms', 1],
  ['shownFrames', 'slowest key, frames', 0],
  ['shownCpu', 'key, CPU ms', 1],
  ['jump', 'jump, ms', 1],
  ['late', 'late frames of 90', 0],
  ['frameCpu', 'scroll, CPU ms a frame', 1],
  ['heap', 'heap, MB', 1],
  ['elements', 'elements', 0],
]

/** The document with the measured part replaced by these results, or added where it has none yet. */
export function report(results, document) {
  const measured = [
    BEGIN,
    machine(results),
    ...CELLS.flatMap(({ name }) => cellTable(results, name)),
    ...keyToDisk(results.keyToDisk),
    END,
  ].join('\n\n')
  const from = document.indexOf(BEGIN)
  const to = document.indexOf(END)
  if (from < 0 || to < 0) return `${document.trimEnd()}\n\n${measured}\n`
  return `${document.slice(0, from)}${measured}${document.slice(to + END.length)}`
}

function machine({ date, machine, repeats, runs }) {
  const memory = Math.round(machine.memory / 1024 ** 3)
  const load = median(runs.map((run) => run.load))
  return `Measured on ${date}: ${machine.cores} cores (${machine.processor}), ${memory} GiB of memory, Chromium ${machine.chromium} headless, Node ${machine.node}; ${repeats} runs of each and more of small texts, as said with each table. Median load of the machine over the last minute at each run: ${load.toFixed(1)}, of which about 1 is the benchmark itself.`
}

function cellTable(results, cell) {
  const runs = results.runs.filter((run) => run.cell === cell)
  if (runs.length === 0) return []
  const rows = PEERS.flatMap(({ name }) => {
    const own = runs.filter((run) => run.peer === name)
    if (own.length === 0) return []
    if (own.some((run) => run.tooSlow)) return [`| ${name} | > ${results.patience / 1000} s |${' |'.repeat(COLUMNS.length)}`]
    const cells = COLUMNS.map(([key, , digits]) =>
      spread(
        own.map((run) => run[key]),
        digits,
      ),
    )
    return [`| ${name} | ${ratio(runs, own)} | ${cells.join(' | ')} |`]
  })
  const head = ['', 'open, times Claimlight’s', ...COLUMNS.map(([, heading]) => heading)]
  const times = Math.max(...runs.map((run) => run.repeat)) + 1
  return [`### ${cell} (${times} runs)`, [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows].join('\n')]
}

/** Median, with least and most in brackets. */
function spread(values, digits) {
  const known = values.filter((value) => value !== null && value !== undefined)
  if (known.length === 0) return '–'
  const [middle, least, most] = [median(known), Math.min(...known), Math.max(...known)].map((value) => value.toFixed(digits))
  return least === most ? middle : `${middle} (${least}–${most})`
}

/** Of the opening times in the same repeat, so that what slowed both of them counts for neither. */
function ratio(runs, own) {
  const ours = new Map(runs.filter((run) => run.peer === PEERS[0].name).map((run) => [run.repeat, run.open]))
  const ratios = own.flatMap((run) => (ours.has(run.repeat) ? [run.open / ours.get(run.repeat)] : []))
  return ratios.length === 0 ? '–' : median(ratios).toFixed(1)
}

function keyToDisk(results) {
  if (!results) return ['### Key to disk', 'Not measured: the application was not built.']
  const row = (name, figures) =>
    figures && `| ${name} | ${[figures.median, figures.p95, figures.least, figures.most].map((value) => value.toFixed(1)).join(' | ')} |`
  const rows = [
    row('key to on disk', results.disk),
    row('key to “Saved” heard by the window', results.said),
    row('key to shown', results.shown),
    row('page, CPU', results.cpu),
  ].filter(Boolean)
  return [
    `### The whole application: key to disk, ${results.claims.toLocaleString('en')} claims in the article, ${results.presses} keys`,
    ['| ms | median | 95 % | least | most |', '|---|---|---|---|---|', ...rows].join('\n'),
  ]
}

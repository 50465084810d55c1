const BEGIN = '<!-- store: written by bench/store/run.mjs -->'
const END = '<!-- end of store -->'
const NAMES = {
  bare: 'write and fdatasync, nothing else',
  claimlight: 'Claimlight',
  lowdb: 'lowdb (steno), no flush',
  sqlite: 'SQLite, WAL, FULL',
}

/** The document with the store's section as these results say; the rest is left alone. */
export function storeReport(results, document) {
  const { date, machine, load, sizes, libraries } = results
  const table = (key) => [
    `| ms, median (5 %–95 %) | ${sizes.map(({ size }) => `${size.toLocaleString('en')} claims`).join(' | ')} |`,
    `|${'---|'.repeat(sizes.length + 1)}`,
    ...Object.keys(NAMES)
      .filter((name) => sizes.some((one) => one[key][name]))
      .map((name) => `| ${NAMES[name]} | ${sizes.map((one) => cell(one[key][name])).join(' | ')} |`),
  ]
  const section = [
    BEGIN,
    '## Store',
    '',
    `\`npm --prefix bench run bench:store\`, ${date}, ${machine.processor}, ${machine.cores} cores, Node ${machine.node}, load ${load.toFixed(1)} at the start.`,
    '',
    '### One edit on disk',
    '',
    'Blocks of 50 pairs: a bare append of as many bytes with fdatasync, and an edit, in turn. Between the blocks the peers have their own: lowdb leaves nothing',
    'of ours in the processor’s caches, so the ten pairs after it are not counted. 1,000 pairs come before, so that the code is compiled.',
    '',
    ...table('edit'),
    `| Claimlight / fdatasync, of medians (goal 1.3) | ${sizes.map(({ ratio }) => ratio.toFixed(2)).join(' | ')} |`,
    `| the same of each block: median (5 %–95 %) | ${sizes.map(({ ratios }) => cell(ratios)).join(' | ')} |`,
    `| the same of lower quartiles, where the disk was quick | ${sizes.map((one) => one.quietRatio.toFixed(2)).join(' | ')} |`,
    `| load | ${sizes.map((one) => one.load.toFixed(1)).join(' | ')} |`,
    '',
    '### From disk to a set that can be edited, every claim decoded (the process warm)',
    '',
    ...table('reopen'),
    '',
    '### From disk to a library that can be used: 100,000 claims over so many articles',
    '',
    'Open: list, counts and progress of every article. Set: then one article’s set, until its number, its counts by tag and the claims of a screenful in',
    'the middle of the text are there, each checked (goal 20 ms). Shown: both. Whole: and all of that set read and checked, so that it can be edited. Decoded:',
    'and each of its claims an object, in text order. Checked: and all that the index says compared with the files, behind the open window. Cold: a new process.',
    '',
    `| ms, median (5 %–95 %) | ${libraries.map(({ articles }) => `${articles.toLocaleString('en')} article${articles === 1 ? '' : 's'}`).join(' | ')} |`,
    `|${'---|'.repeat(libraries.length + 1)}`,
    ...['warm', 'cold'].flatMap((heat) =>
      Object.entries({ open: 'open', set: 'set', shown: 'shown', whole: 'whole', decoded: 'decoded', checked: 'checked' }).map(
        ([key, name]) => `| ${heat}: ${name} | ${libraries.map((one) => cell(one[heat][key])).join(' | ')} |`,
      ),
    ),
    ...headline(libraries[0]),
    '',
    END,
  ].join('\n')
  const [from, to] = [document.indexOf(BEGIN), document.indexOf(END)]
  return from < 0 ? `${document.trimEnd()}\n\n${section}\n` : document.slice(0, from) + section + document.slice(to + END.length)
}

function headline(library) {
  const { warm, cold } = library
  return [
    '',
    `One article, 100,000 claims: open (set) ${cell(warm.set)} ms warm, ${cell(cold.set)} ms cold; from nothing in memory (shown) ${cell(warm.shown)} and ${cell(cold.shown)} ms.`,
  ]
}

function cell(figures) {
  if (!figures) return '–'
  const digits = figures.median < 10 ? 2 : 0
  return `${figures.median.toFixed(digits)} (${figures.p5.toFixed(digits)}–${figures.p95.toFixed(digits)})`
}

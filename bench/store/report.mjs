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
    `\`npm --prefix bench run bench:store\`, ${date}, ${machine.processor}, ${machine.cores} cores, Node ${machine.node}, load ${load.toFixed(1)}; all sides in turn in one run.`,
    '',
    '### One edit on disk',
    '',
    ...table('edit'),
    `| Claimlight / fdatasync, of medians (goal 1.3) | ${sizes.map(({ ratio }) => `${ratio.toFixed(2)}`).join(' | ')} |`,
    '',
    '### From disk to a set that can be edited (the process warm)',
    '',
    ...table('reopen'),
    '',
    '### From disk to a library that can be used: 100,000 claims over so many articles',
    '',
    'Open: list, counts and progress of every article, and place and tag of every claim (goal 20 ms). Found: claims of one tag in every tenth article, decoded.',
    'Checked: all that the index says compared with the files, which happens behind the open window. Cold: the first thing that a new process does.',
    '',
    `| ms, median (5 %–95 %) | ${libraries.map(({ articles }) => `${articles.toLocaleString('en')} article${articles === 1 ? '' : 's'}`).join(' | ')} |`,
    `|${'---|'.repeat(libraries.length + 1)}`,
    ...['warm', 'cold'].flatMap((heat) =>
      Object.entries({ open: 'open', find: 'open and found', checked: 'open, found and checked' }).map(
        ([key, name]) => `| ${heat}: ${name} | ${libraries.map((one) => cell(one[heat][key])).join(' | ')} |`,
      ),
    ),
    '',
    END,
  ].join('\n')
  const [from, to] = [document.indexOf(BEGIN), document.indexOf(END)]
  return from < 0 ? `${document.trimEnd()}\n\n${section}\n` : document.slice(0, from) + section + document.slice(to + END.length)
}

function cell(figures) {
  if (!figures) return '–'
  const digits = figures.median < 10 ? 2 : 0
  return `${figures.median.toFixed(digits)} (${figures.p5.toFixed(digits)}–${figures.p95.toFixed(digits)})`
}

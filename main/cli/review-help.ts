interface Example {
  readonly args: readonly string[]
  readonly about: string
}

/** Command lines as they are typed after `claimlight --`, each on the library in `LIB`. */
export const REVIEW_EXAMPLES: readonly Example[] = [
  { args: ['agree', '--library', 'LIB'], about: 'how far everyone agrees, article by article and all together' },
  { args: ['agree', '--library', 'LIB', '--json'], about: 'an object a line for each article, then one for the library' },
  {
    args: ['adjudicate', '--library', 'LIB', '--take', 'majority', '--dry-run'],
    about: 'what would be decided; ties are printed with their quotes and stay open',
  },
  { args: ['adjudicate', '--library', 'LIB', '--full-agreement'], about: 'only that on which all agree in everything' },
  {
    args: ['adjudicate', '--library', 'LIB', '--take', 'majority', '--analyst', 'Rita'],
    about: 'decided by Rita; what was decided before stays',
  },
  {
    args: ['adjudicate', '--library', 'LIB', '--take', 'Ana', '--reason', 'Ana was there.', '--json'],
    about: 'takes what Ana marked; the rest stays open',
  },
  {
    args: ['report', '--library', 'LIB', '--out', 'report.html', '--analyst', 'Rita'],
    about: 'all reviewed articles on one page, with Rita’s decisions',
  },
]

const LINES = REVIEW_EXAMPLES.map(({ args, about }) => {
  const words = args.map((word) => (/[\s.’]/u.test(word) && word.includes(' ') ? `"${word}"` : word))
  return `  ${words.join(' ')}\n      ${about}\n`
})

export const REVIEW_HELP = `Usage: npm run -s claimlight -- agree|adjudicate|report --library DIR [--article ID] [OPTIONS]
Sets on another revision than the one that is compared are brought along for it, as "revise" would, and what has no place there is named.

agree         on the newest revision that somebody is on     [--article ID [--revision HASH]] [--json]
adjudicate    --take majority: it is a claim if more than half marked it; the tag that more gave than any other. Or --take NAME: that
              analyst's claims as they are. Or --full-agreement. Goes into the review of "this analyst", with who decided what against
              whose sets, when and why, as one undoable step an article; agreement before it is kept first.
              [--reason WORDS] [--dry-run] [--article ID] [--analyst NAME] [--json]
report        --out FILE.html: agreement, figures with their tables, every statement on which analysts differ, decisions and reasons; for a
              PDF print the page from a browser              [--article ID] [--analyst NAME]

Examples
${LINES.join('')}
Exit codes: 0 done, also where ties stay open; 1 something could not be read, or there was nothing to compare; 2 called the wrong way.
`

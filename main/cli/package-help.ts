/** Command lines as they are called, each run by the tests in this order; DIR, ID and the files are stood in for there. */
export const PACKAGE_EXAMPLES = [
  { line: 'package --library DIR --kind blind --out blind.claimlight', about: 'every article without anybody’s annotations or names' },
  {
    line: 'package --library DIR --kind masked --article ID --out masked.claimlight',
    about: 'one article, its analysts as “analyst A”, “analyst B”',
  },
  { line: 'package --library DIR --kind open --out open.claimlight', about: 'everybody’s annotations with their history' },
  {
    line: 'package --library DIR --analyst NAME --kind return --out back.claimlight',
    about: 'what this analyst has made, back to the sender',
  },
] as const
export const MERGE_EXAMPLES = [
  { line: 'merge --library DIR --dry-run open.claimlight', about: 'reads and checks it, says what it would bring, writes nothing' },
  { line: 'merge --library DIR open.claimlight', about: 'brings it in; running it again does nothing more' },
  {
    line: 'merge --library DIR --take theirs back.claimlight',
    about: 'where a claim was changed here and there, the package’s version stands',
  },
  { line: 'merge --library DIR --json back.claimlight', about: 'the report as one line of JSON a package' },
] as const

const shown = (examples: readonly { readonly line: string; readonly about: string }[]): string =>
  examples.map(({ line, about }) => `  ${line}\n      ${about}\n`).join('')

export const PACKAGE_HELP = `Usage: npm run -s claimlight -- package --library DIR --kind blind|masked|open|return --out FILE
Writes a package (.claimlight) for a colleague, and prints its id. docs/format/package.md says what is in it.

${shown(PACKAGE_EXAMPLES)}
--article ID takes one article, else all are taken. FILE must not be there yet. Masked names are known only to this analyst in this library:
what comes back is read with names where --analyst is who sent it.
`

export const MERGE_HELP = `Usage: npm run -s claimlight -- merge --library DIR FILE...
Brings packages in, each whole or not at all: what was sent for review, or what comes back. One line a set: article, whose, annotations or review,
what became of it, edits that came in, conflicts.

${shown(MERGE_EXAMPLES)}
A claim that was changed on both sides is a conflict: it is listed, nothing of the package is written, and the exit code is 1 unless --take says whose
version stands. --confirm: it may remove more than a fifth of a set's claims.
`

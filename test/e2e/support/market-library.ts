import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { claimlight } from './command-line'
import { ANALYST } from './describe-on-hosts'

const ENTRY = resolve(__dirname, '../../../out/main/cli.js')

export const MARKET_TITLE = 'Market bell 🔔 moves to the bridge'

/** Characters of one, two and seven code units stand before the claims, so that the units of every format differ. */
const MARKET_TEXT = `${MARKET_TITLE}

The market wardens of Dunmere said 🥖 bakers and 🧀 cheesemongers would move to the bridge in May. “Wé asked everybody,” said Oda Friel 👩🏽‍🌾, who leads them, “and nobody minds.”

The ferry guild denied that anybody had asked. =SUM(A1:A3) is what the fee comes to, says the notice.
`

const spanOf = (words: string): { readonly start: number; readonly end: number } => {
  const start = MARKET_TEXT.indexOf(words)
  if (start < 0) throw new RangeError(`no “${words}” in the text`)
  return { start, end: start + words.length }
}

/** Everything that a set can hold: tags, source and cue, two parts, a note, evidence, a link, a formula. */
const EDITS = [
  {
    op: 'add',
    id: 'c-move',
    content: [spanOf('🥖 bakers and 🧀 cheesemongers would move to the bridge in May')],
    source: [spanOf('The market wardens of Dunmere')],
    cue: [spanOf('said')],
    sourceName: 'market wardens of Dunmere',
    sourceKind: 'role',
    tag: 'attributed',
    note: 'Rang the wardens’ office.\nNobody picked up.',
  },
  {
    op: 'add',
    id: 'c-asked',
    content: [spanOf('“Wé asked everybody,”'), spanOf('“and nobody minds.”')],
    source: [spanOf('Oda Friel 👩🏽‍🌾')],
    cue: [{ ...spanOf('said Oda'), end: spanOf('said Oda').start + 4 }],
    sourceName: 'Oda Friel',
    sourceKind: 'named',
    tag: 'contested',
  },
  { op: 'add', id: 'c-denied', content: [spanOf('anybody had asked')], sourceName: 'ferry guild', sourceKind: 'role', tag: 'contested' },
  { op: 'add', id: 'c-fee', content: [spanOf('=SUM(A1:A3) is what the fee comes to')], tag: 'unverified' },
  {
    op: 'evidence.add',
    claim: 'c-asked',
    evidence: {
      id: 'e1',
      url: 'https://dunmere.example/letter',
      excerpt: 'Dear stallholders',
      stance: 'supports',
      retrieved: '2025-04-01',
    },
  },
  { op: 'link', id: 'l1', link: 'contradicts', from: 'c-denied', to: 'c-asked', reason: 'Asked or not asked.' },
]

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'claimlight-e2e-'))

/** Makes a library in `folder` by the command line, with the market article and, where wanted, its claims. Returns its path. */
export async function marketLibrary(folder: string, claims: 'with claims' | 'without claims'): Promise<string> {
  const library = join(folder, 'library')
  const article = join(folder, 'market.txt')
  writeFileSync(article, MARKET_TEXT)
  const added = await claimlight(['add', '--library', library, '--analyst', ANALYST, article])
  if (added.code !== 0) throw new Error(added.err)
  if (claims === 'with claims') await applyEdits(library, added.out.trim())
  return library
}

function applyEdits(library: string, article: string): Promise<void> {
  const child = spawn(process.execPath, [ENTRY, 'apply', '--library', library, '--analyst', ANALYST], { stdio: ['pipe', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (bytes: Buffer) => (complaint += bytes.toString()))
  child.stdin.end(EDITS.map((edit) => `${JSON.stringify({ article, ...edit })}\n`).join(''))
  return new Promise((done, fail) => {
    child.on('exit', (code) => (code === 0 ? done() : fail(new Error(`apply ended with ${code}: ${complaint}`))))
  })
}

/** What reads other people's files: what must hold whatever their bytes are. */
import type { Anchors } from '#annotations/anchor/anchor'
import { importGroup } from '#annotations/formats/import-files'
import { readArticle } from '#main/exchange/read-article'
import { readZip, ZIP_LIMITS } from '#main/exchange/zip/read-zip'
import { sampleBundle } from '../../annotations/formats/sample-bundle'
import type { Target, Trial, Verdict } from './message'
import { ANALYST, AT, OTHER_BUNDLE } from './sample-library'
import { broken, READ, refused } from './verdict'

type Run = (trial: Trial) => Verdict

const KNOWN = [sampleBundle, OTHER_BUNDLE].map(({ article, text }) => ({ article, text, revision: article.revisions[0]?.sha256 ?? '' }))
/** As a browser reads a file's text: what is no UTF-8 becomes U+FFFD. */
const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

const annotations =
  (path: string, companion: string | null = null): Run =>
  ({ bytes }) => {
    const file = { path, text: textOf(bytes) }
    const group = { name: path, file, companion: companion === null ? null : { path: path.replace(/\.ann$/, '.txt'), text: companion } }
    const outcome = importGroup(group, KNOWN, ANALYST, AT)
    if (outcome.kind === 'failed') return refused(JSON.stringify(outcome.why))
    for (const { bundle } of outcome.imported.sets) {
      const ids = new Set(bundle.set.claims.map(({ id }) => id))
      if (ids.size !== bundle.set.claims.length) return broken('two claims of one id')
      for (const claim of bundle.set.claims) {
        const misplaced = misplacedIn(bundle.text, [claim.content, claim.source, claim.cue])
        if (misplaced !== null) return broken(`claim ${claim.id}: ${misplaced}`)
        if (claim.content.length === 0) return broken(`claim ${claim.id} is nowhere`)
        if (claim.nestedIn !== null && !ids.has(claim.nestedIn)) return broken(`claim ${claim.id} is in one that is not there`)
      }
      for (const { id, from, to } of bundle.set.links) if (!ids.has(from) || !ids.has(to)) return broken(`link ${id} leads nowhere`)
    }
    return READ
  }

/** Nothing is placed on trust: every quote stands where it is said to. */
function misplacedIn(text: string, parts: readonly Anchors[]): string | null {
  for (const { start, end, exact } of parts.flat()) {
    if (start < 0 || end > text.length || start >= end || text.slice(start, end) !== exact) return `${start}..${end} is not its quote`
  }
  return null
}

const ENCODINGS = [
  null,
  null,
  null,
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gbk',
  'shift_jis',
  'iso-2022-jp',
  'windows-1252',
  'x-user-defined',
  '?',
]

const article =
  (name: string): Run =>
  ({ bytes, choice }) => {
    const { text, metadata } = readArticle({ name, bytes }, ENCODINGS[choice % ENCODINGS.length] ?? null)
    if (text.includes('\r')) return broken('the text is not canonical')
    if (text.trim() === '') return broken(`the text is blank: ${JSON.stringify(text)}`)
    if (/\p{Surrogate}/u.test(text)) return broken('the text has half a character')
    for (const [field, value] of Object.entries(metadata)) {
      if (typeof value !== 'string') return broken(`${field} is no text`)
      // oxlint-disable-next-line no-control-regex
      if (/[\u0000-\u001f]/.test(value)) return broken(`${field} has control characters`)
      if (field === 'url' && value !== '' && !/^https?:/.test(value)) return broken(`the address is ${value}`)
    }
    return READ
  }

/** A file of a kind that is no article: read only where the change took away what it is known by. */
const foreign =
  (name: string, start: string): Run =>
  (trial) => {
    const verdict = article(name)(trial)
    const isKnown = Buffer.from(trial.bytes.subarray(0, start.length)).toString('latin1') === start
    return verdict.kind === 'read' && isKnown ? broken(`${name} was read as an article`) : verdict
  }

const zip: Run = ({ bytes }) => {
  const files = readZip('a.zip', bytes)
  const names = files.map(({ name }) => name)
  if (new Set(names).size !== names.length) return broken('two files of one name')
  if (names.some((name) => name.startsWith('/') || name.split('/').includes('..'))) return broken('a name leads elsewhere')
  if (files.reduce((sum, file) => sum + file.bytes.length, 0) > ZIP_LIMITS.inflated) return broken('too much came out')
  return READ
}

export const EXCHANGE_TARGETS = {
  native: annotations('a.json'),
  w3c: annotations('a.jsonld'),
  jsonl: annotations('a.jsonl'),
  csv: annotations('a.csv'),
  brat: annotations('a.ann', sampleBundle.text),
  html: article('a.html'),
  markdown: article('a.md'),
  text: article('a.txt'),
  docx: foreign('a.docx', 'PK\x03\x04'),
  rtf: foreign('a.rtf', String.raw`{\rtf`),
  zip,
} as const satisfies Partial<Record<Target, Run>>

import type { Link } from '../../model/link'
import { type Decoder, broken, list, Mismatch, object, oneOf, string } from '../decode'
import type { DraftAnchor, DraftClaim, DraftSet, ParsedFile } from '../draft'
import {
  articleIdField,
  claimKindField,
  evidenceListField,
  hashField,
  idField,
  linkKindField,
  originField,
  sourceKindField,
  tagField,
} from '../fields'
import { OFFSET_UNITS, type OffsetUnit } from '../format'
import { countLosses } from '../count-losses'
import { parseJson } from '../parse-json'
import { splitQuote } from '../split-quote'
import { type Column, COLUMNS, CSV_VERSION, GUARDS, QUOTE_SEPARATOR } from './columns'
import { parseCsv, type Row } from './csv-table'
import { unguardCell, unguardStart } from './formula-guard'

/** What separates columns in a table whose header is ours, or null. */
export function csvDelimiter(text: string): string | null {
  const end = text.search(/[\r\n]/)
  const header = end === -1 ? text : text.slice(0, end)
  const delimiter = [',', ';', '\t'].find((each) => {
    const names = header.split(each).map((name) => name.replace(/^"(.*)"$/, '$1'))
    return names.includes('claim_id') && names.includes('content_spans') && names.includes('offset_unit')
  })
  return delimiter ?? null
}

/** Reads a table that `writeCsv` wrote, whatever order a spreadsheet has left its columns and rows in. */
export function readCsv(text: string, delimiter: string): ParsedFile {
  const [header = [], ...rows] = parseCsv(text, delimiter)
  for (const column of COLUMNS) if (!header.includes(column)) broken(column)
  const sets = new Map<string, OpenSet>()
  for (const [i, row] of rows.entries()) {
    // An empty line, which editors and spreadsheets leave at the end.
    if (row.every((cell) => cell === '')) continue
    readRow(cellsOf(header, row), sets, `record ${i + 2}`)
  }
  const known: readonly string[] = COLUMNS
  return {
    format: 'csv',
    sets: [...sets.values()],
    losses: countLosses({ columns: header.filter((name) => !known.includes(name)).length }),
  }
}

interface OpenSet extends DraftSet {
  readonly unit: OffsetUnit
  readonly claims: DraftClaim[]
  readonly links: Link[]
}

type Cells = (column: Column) => string

function cellsOf(header: Row, row: Row): Cells {
  const raw = (column: Column): string => row[header.indexOf(column)] ?? ''
  // The guard's own cell is never one that needs guarding.
  if (raw('formula_guard') === 'none') return raw
  const unguard = raw('format_version') === '1' ? unguardStart : unguardCell
  return (column) => unguard(raw(column))
}

function readRow(cell: Cells, sets: Map<string, OpenSet>, where: string): void {
  const at = (column: Column): string => `${where}, ${column}`
  const read = <T>(column: Column, decoder: Decoder<T>): T => decoder(cell(column), at(column))
  const version = Number(cell('format_version'))
  if (Number.isInteger(version) && version > CSV_VERSION) throw new Mismatch({ kind: 'newer-version', where: String(version) })
  if (version !== CSV_VERSION && version !== 1) broken(at('format_version'))
  read('formula_guard', oneOf(GUARDS))
  const revision = read('revision_sha256', hashField)
  const articleId = read('article_id', articleIdField)
  const analyst = cell('analyst')
  const key = JSON.stringify([articleId, revision, analyst])
  const fresh = { analyst, about: { revision, articleId, url: cell('url') }, brings: null, claims: [], links: [], rejected: [] }
  const set = sets.get(key) ?? { ...fresh, unit: read('offset_unit', oneOf(OFFSET_UNITS)) }
  sets.set(key, set)
  const id = read('claim_id', idField)
  set.claims.push({
    id,
    kind: read('kind', claimKindField),
    content: readSpans(cell('content_spans'), cell('content'), at('content_spans')),
    source: readSpans(cell('source_spans'), cell('source'), at('source_spans')),
    cue: readSpans(cell('cue_spans'), cell('cue'), at('cue_spans')),
    sourceName: cell('source_name'),
    sourceKind: read('source_kind', sourceKindField),
    nestedIn: cell('nested_in') === '' ? null : read('nested_in', idField),
    tag: tagField(cell('tag') === '' ? null : cell('tag'), at('tag')),
    note: cell('note'),
    evidence: evidenceListField(json(cell('evidence'), '[]', at('evidence')), at('evidence')),
    origin: originField(json(cell('origin'), '', at('origin')), at('origin')),
    createdAt: cell('created_at'),
  })
  for (const link of outgoing(json(cell('links'), '[]', at('links')), at('links'))) set.links.push({ ...link, from: id })
}

const outgoing = list(object<Omit<Link, 'from'>>({ id: idField, kind: linkKindField, to: idField, reason: string }))

function json(cell: string, empty: string, where: string): unknown {
  const parsed = parseJson(cell === '' ? empty : cell)
  return parsed.kind === 'parsed' ? parsed.value : broken(where)
}

function readSpans(cell: string, quote: string, where: string): readonly DraftAnchor[] {
  if (cell === '') return []
  const spans = cell.split(' ').map((part) => {
    const [, start, end] = /^(\d{1,15})\.\.(\d{1,15})$/.exec(part) ?? broken(where)
    return { start: Number(start), end: Number(end) }
  })
  const parts = splitQuote(
    quote,
    spans.map(({ start, end }) => end - start),
    QUOTE_SEPARATOR,
  )
  // A quote that was edited or does not come apart is looked for as it stands; it is then nowhere, and reported.
  if (!parts) return [{ start: null, end: null, exact: quote, prefix: '', suffix: '' }]
  return spans.map((span, i) => ({ ...span, exact: parts[i] ?? '', prefix: '', suffix: '' }))
}

import { formatCsv, type Row } from '../formats/csv/csv-table'
import { guardCell } from '../formats/csv/formula-guard'
import type { Spans } from '../text/span'
import type { LedgerGroup } from './arrange-rows'
import type { LedgerRow } from './ledger-rows'

/** What the table is about; every line says it again, so that tables can be joined. */
export interface LedgerAbout {
  readonly title: string
  readonly articleId: string
  readonly revision: string
  readonly analyst: string
}

export const LEDGER_CSV_VERSION = 1

/** First what a person reads, then what only a program needs. A suggestion has a `proposed_tag` and no `tag`: it is not an annotation. */
const COLUMNS = [
  'status',
  'source',
  'source_kind',
  'kind',
  'cue',
  'quote_kind',
  'tag',
  'proposed_tag',
  'content',
  'conflicts',
  'chain_depth',
  'chain',
  'repetitions',
  'note',
  'confidence',
  'reasons',
  'conflicts_with',
  'repetition_of',
  'place',
  'content_spans',
  'source_spans',
  'cue_spans',
  'id',
  'title',
  'analyst',
  'article_id',
  'revision_sha256',
  'offset_unit',
  'formula_guard',
  'ledger_version',
] as const
type Column = (typeof COLUMNS)[number]

/**
 * The ledger as a table: a line a claim or suggestion, repetitions on lines of their own after the one they repeat. UTF-8 with a byte-order
 * mark, by which spreadsheets know it, and no cell that a spreadsheet computes; docs/format/ledger-csv.md tells how to take the guard off.
 */
export function ledgerCsv(groups: readonly LedgerGroup[], about: LedgerAbout): string {
  const lines: Row[] = [COLUMNS]
  const add = (row: LedgerRow, first: LedgerRow): void => {
    const cells = cellsOf(row, first, about)
    lines.push(COLUMNS.map((column) => guardCell(cells[column])))
  }
  for (const { rows } of groups) {
    for (const row of rows) {
      add(row, row)
      for (const repeat of row.repeats) add(repeat, row)
    }
  }
  return `\uFEFF${formatCsv(lines)}`
}

function cellsOf(row: LedgerRow, first: LedgerRow, about: LedgerAbout): Readonly<Record<Column, string>> {
  const { entry, statement } = row
  const origin = entry.kind === 'claim' && entry.claim.origin.kind === 'suggestion' ? entry.claim.origin : null
  const proposed = entry.kind === 'suggestion' ? entry.suggestion : origin
  return {
    status: entry.kind,
    source: statement.sourceName,
    source_kind: statement.sourceKind,
    kind: statement.kind,
    cue: row.cue,
    quote_kind: row.quote ?? '',
    tag: entry.kind === 'claim' ? (statement.tag ?? '') : '',
    proposed_tag: proposed?.tag ?? '',
    content: row.content,
    conflicts: String(row.conflicts.length),
    chain_depth: String(row.depth),
    chain: row.chain.map((name) => (name === '' ? '?' : name)).join(' > '),
    repetitions: String(first.repeats.length + 1),
    note: entry.kind === 'claim' ? entry.claim.note : '',
    confidence: proposed ? String(proposed.confidence) : '',
    reasons: proposed ? JSON.stringify(proposed.reasons.map(({ rule, text }) => ({ rule, text }))) : '',
    conflicts_with: row.conflicts.length === 0 ? '' : JSON.stringify(row.conflicts),
    repetition_of: row === first ? '' : first.id,
    place: String(row.place + 1),
    content_spans: formatSpans(statement.content),
    source_spans: formatSpans(statement.source),
    cue_spans: formatSpans(statement.cue),
    id: row.id,
    title: about.title,
    analyst: about.analyst,
    article_id: about.articleId,
    revision_sha256: about.revision,
    offset_unit: 'utf-16',
    formula_guard: 'apostrophe',
    ledger_version: String(LEDGER_CSV_VERSION),
  }
}

/** As in the table of annotations: `3..17 20..25`. */
function formatSpans(spans: Spans): string {
  return spans.map(({ start, end }) => `${start}..${end}`).join(' ')
}

import type { Anchors } from '../../anchor/anchor'
import type { Claim } from '../../model/claim'
import type { Link } from '../../model/link'
import { sliceSpans } from '../../text/span'
import type { Bundle, Exported } from '../bundle'
import { countLosses } from '../count-losses'
import type { ExportOptions } from '../export-options'
import { type Column, COLUMNS, CSV_VERSION } from './columns'
import { formatCsv, type Row } from './csv-table'
import { guardCell } from './formula-guard'

/**
 * One table for all sets, a row a claim; each row says its text, its unit and whether it is guarded. Guarded files begin with a byte-order
 * mark, by which spreadsheets know UTF-8; raw ones, for programs, do not. See docs/format/csv.md.
 */
export function writeCsv(bundles: readonly Bundle[], { csvGuard }: ExportOptions): Exported {
  const rows: Row[] = [COLUMNS]
  for (const bundle of bundles) {
    const outgoing = linksByStart(bundle.set.links)
    for (const claim of bundle.set.claims) {
      const cells = cellsOf(claim, outgoing.get(claim.id) ?? [], bundle, csvGuard)
      rows.push(COLUMNS.map((column) => (csvGuard ? guardCell(cells[column]) : cells[column])))
    }
  }
  return {
    files: [{ path: 'claims.csv', text: (csvGuard ? '\uFEFF' : '') + formatCsv(rows) }],
    unit: 'utf-16',
    losses: countLosses({
      text: bundles.length,
      provenance: bundles.length,
      rejections: bundles.reduce((sum, { set }) => sum + set.rejected.length, 0),
      rechecks: bundles.reduce((sum, { set }) => sum + (set.rechecks?.length ?? 0), 0),
      'empty-sets': bundles.filter(({ set }) => set.claims.length === 0).length,
    }),
  }
}

function cellsOf(
  claim: Claim,
  outgoing: readonly Link[],
  { article, text, set }: Bundle,
  guarded: boolean,
): Readonly<Record<Column, string>> {
  const links = outgoing.map(({ id, kind, to, reason }) => ({ id, kind, to, reason }))
  return {
    ...article.metadata,
    tag: claim.tag ?? '',
    content: sliceSpans(text, claim.content),
    source_name: claim.sourceName,
    note: claim.note,
    kind: claim.kind,
    source_kind: claim.sourceKind,
    source: sliceSpans(text, claim.source),
    cue: sliceSpans(text, claim.cue),
    content_spans: formatSpans(claim.content),
    source_spans: formatSpans(claim.source),
    cue_spans: formatSpans(claim.cue),
    evidence: claim.evidence.length === 0 ? '' : JSON.stringify(claim.evidence),
    links: links.length === 0 ? '' : JSON.stringify(links),
    nested_in: claim.nestedIn ?? '',
    origin: JSON.stringify(claim.origin),
    created_at: claim.createdAt,
    claim_id: claim.id,
    analyst: set.analyst,
    article_id: article.id,
    revision_sha256: set.revision,
    offset_unit: 'utf-16',
    formula_guard: guarded ? 'apostrophe' : 'none',
    format_version: String(CSV_VERSION),
  }
}

function linksByStart(links: readonly Link[]): ReadonlyMap<string, readonly Link[]> {
  const found = new Map<string, Link[]>()
  for (const link of links) {
    const there = found.get(link.from)
    if (there) there.push(link)
    else found.set(link.from, [link])
  }
  return found
}

/** `3..17 20..25`: what no spreadsheet takes for a date, a time or a number. */
function formatSpans(anchors: Anchors): string {
  return anchors.map(({ start, end }) => `${start}..${end}`).join(' ')
}

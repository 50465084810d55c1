import { describeSpans } from '../../anchor/describe'
import type { Bundle, Exported } from '../bundle'
import type { ExportOptions } from '../export-options'
import { countLosses } from '../count-losses'
import { orderedClaim, orderedLink, orderedMetadata, orderedRejection } from '../key-order'
import { JSONL_FORMAT, JSONL_VERSION } from './jsonl-version'

/** One file for all sets: a header line opens each, then a line a claim, link and rejected suggestion. See docs/format/jsonl.md. */
export function writeJsonl(bundles: readonly Bundle[], options: ExportOptions): Exported {
  const lines = bundles.flatMap((bundle) => linesOf(bundle, options))
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('')
  return {
    files: [{ path: 'claims.jsonl', text }],
    unit: 'utf-16',
    losses: countLosses({
      text: bundles.length,
      provenance: bundles.length,
      rechecks: bundles.reduce((sum, { set }) => sum + (set.rechecks?.length ?? 0), 0),
    }),
  }
}

function linesOf({ article, text, set }: Bundle, { generator, exportedAt }: ExportOptions): readonly object[] {
  const header = {
    kind: 'set',
    format: JSONL_FORMAT,
    version: JSONL_VERSION,
    generator,
    exportedAt,
    offsetUnit: 'utf-16',
    articleId: article.id,
    revision: set.revision,
    analyst: set.analyst,
    metadata: orderedMetadata(article.metadata),
  }
  return [
    header,
    ...set.claims.map((claim) => ({ kind: 'claim', claim: orderedClaim(claim) })),
    ...set.links.map((link) => ({ kind: 'link', link: orderedLink(link) })),
    ...set.rejected.map((rejection) => ({
      kind: 'rejection',
      rejection: orderedRejection(rejection, describeSpans(text, rejection.content)),
    })),
  ]
}

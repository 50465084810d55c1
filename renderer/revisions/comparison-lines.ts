import type { TextRow } from '#annotations/compare/compare-texts'

/** A line of the comparison as it is shown: a paragraph, or a stretch of unchanged ones left out. */
export type ComparisonLine =
  | { readonly kind: 'row'; readonly row: TextRow }
  | { readonly kind: 'gap'; readonly from: number; readonly count: number }

/** Unchanged paragraphs shown around a change. */
const AROUND = 1
/** A shorter stretch is shown: leaving it out would save nothing. */
const LEAST_LEFT_OUT = 3

/**
 * @param changesOnly leaves out what stayed as it was, but for what stands next to a change or holds a claim to look at
 * @param isWanted whether a row is shown though it did not change
 * @param opened stretches that are shown all the same, by the index of their first row
 */
export function comparisonLines(
  rows: readonly TextRow[],
  changesOnly: boolean,
  isWanted: (row: TextRow) => boolean,
  opened: ReadonlySet<number>,
): readonly ComparisonLine[] {
  if (!changesOnly) return rows.map((row) => ({ kind: 'row', row }))
  const wanted = rows.map((row) => row.kind !== 'same' || isWanted(row))
  const isShown = rows.map((_, i) => wanted.slice(Math.max(0, i - AROUND), i + AROUND + 1).includes(true))
  const lines: ComparisonLine[] = []
  for (let i = 0; i < rows.length;) {
    let end = i
    while (end < rows.length && isShown[end] === false) end++
    const count = end - i
    if (count >= LEAST_LEFT_OUT && !opened.has(i)) {
      lines.push({ kind: 'gap', from: i, count })
      i = end
      continue
    }
    for (const last = Math.max(end, i + 1); i < last; i++) {
      const row = rows[i]
      if (row) lines.push({ kind: 'row', row })
    }
  }
  return lines
}

/** Index of the line with an offset of one of the texts in it, or -1. */
export function lineAt(lines: readonly ComparisonLine[], side: 'before' | 'after', offset: number): number {
  return lines.findIndex((line) => {
    const span = line.kind === 'row' ? line.row[side] : null
    return span !== null && span.start <= offset && offset <= span.end
  })
}

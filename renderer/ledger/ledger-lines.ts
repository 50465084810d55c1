import type { LedgerGroup } from '#annotations/ledger/arrange-rows'
import type { LedgerRow } from '#annotations/ledger/ledger-rows'

/** One line of the table: a source, a claim of it, or that claim said again. */
export type LedgerLine = {
  readonly id: string
  /** Place among its siblings, from 1, and how many they are. */
  readonly at: number
  readonly of: number
  /** Null where nothing stands below it. */
  readonly open: boolean | null
  /** Id of the line that it stands under, or null. */
  readonly under: string | null
} & (
  | { readonly kind: 'source'; readonly level: 1; readonly group: LedgerGroup }
  | { readonly kind: 'claim'; readonly level: 2 | 3; readonly row: LedgerRow }
)

/** Heights in rem, so that larger type has taller lines. */
const HEIGHTS = { source: 2.25, claim: 4.25 } as const

/** Ids of sources that are closed and of repeated claims that are open: each the other way than it begins. */
export type Toggled = ReadonlySet<string>

/** Lines in order, and where each begins. Offsets are rem from the top; one more than there are lines. */
export interface LedgerLines {
  readonly lines: readonly LedgerLine[]
  readonly tops: Float64Array
  /** Id of a line -> its index; that of a closed repetition leads to the claim that it repeats. */
  readonly places: ReadonlyMap<string, number>
}

export function ledgerLines(groups: readonly LedgerGroup[], toggled: Toggled): LedgerLines {
  const lines: LedgerLine[] = []
  groups.forEach((group, i) => {
    const under = `source ${group.key}`
    const open = !toggled.has(under)
    lines.push({ kind: 'source', level: 1, id: under, group, at: i + 1, of: groups.length, open, under: null })
    if (open) group.rows.forEach((row, j) => addRow(lines, row, under, j + 1, group.rows.length, toggled))
  })
  const tops = new Float64Array(lines.length + 1)
  lines.forEach(({ kind }, i) => (tops[i + 1] = (tops[i] ?? 0) + HEIGHTS[kind]))
  return { lines, tops, places: placesOf(lines) }
}

function placesOf(lines: readonly LedgerLine[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const [at, line] of lines.entries()) {
    places.set(line.id, at)
    if (line.kind === 'claim' && line.open === false) for (const repeat of line.row.repeats) places.set(repeat.id, at)
  }
  return places
}

function addRow(lines: LedgerLine[], row: LedgerRow, under: string, at: number, of: number, toggled: Toggled): void {
  const { id, repeats } = row
  const open = repeats.length === 0 ? null : toggled.has(id)
  lines.push({ kind: 'claim', level: 2, id, row, at, of, open, under })
  if (!open) return
  repeats.forEach((repeat, i) =>
    lines.push({ kind: 'claim', level: 3, id: repeat.id, row: repeat, at: i + 1, of: repeats.length, open: null, under: id }),
  )
}

/** Indices of the lines between two offsets in rem: `first` to `end`, the latter excluded. O(log n). */
export function linesBetween({ lines, tops }: LedgerLines, top: number, bottom: number): { readonly first: number; readonly end: number } {
  const first = Math.max(0, countUpTo(tops, top) - 1)
  return { first, end: Math.min(lines.length, countUpTo(tops, bottom)) }
}

/** How many offsets are at most `value`. */
function countUpTo(tops: Float64Array, value: number): number {
  let low = 0
  let high = tops.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((tops[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** The line of a claim, or of the claim that it is a repetition of where that one is closed, or -1. */
export function lineOf({ places }: LedgerLines, id: string): number {
  return places.get(id) ?? -1
}

import type { LedgerLines } from './ledger-lines'

/** Where a key leads: the line that is active then, and what is opened or closed. */
export interface KeyTarget {
  readonly at: number
  readonly toggle: string | null
}

/** The keys of a tree grid whose lines take the focus (ARIA practices). Null for a key that is none of them. */
export function targetOf(key: string, { lines, tops }: LedgerLines, active: number, viewHeight: number): KeyTarget | null {
  const line = lines[active]
  if (!line) return null
  const to = (at: number): KeyTarget => ({ at: Math.min(lines.length - 1, Math.max(0, at)), toggle: null })
  switch (key) {
    case 'ArrowDown':
      return to(active + 1)
    case 'ArrowUp':
      return to(active - 1)
    case 'Home':
      return to(0)
    case 'End':
      return to(lines.length - 1)
    case 'PageDown':
      return to(lastBefore(tops, (tops[active] ?? 0) + viewHeight, lines.length))
    case 'PageUp':
      return to(lastBefore(tops, (tops[active] ?? 0) - viewHeight, lines.length))
    case 'ArrowRight':
      if (line.open === null) return to(active)
      return line.open ? to(active + 1) : { at: active, toggle: line.id }
    case 'ArrowLeft':
      if (line.open === true) return { at: active, toggle: line.id }
      return to(line.under === null ? active : lines.findIndex(({ id }) => id === line.under))
    default:
      return null
  }
}

function lastBefore(tops: Float64Array, offset: number, count: number): number {
  let at = 0
  while (at + 1 < count && (tops[at + 1] ?? 0) <= offset) at++
  return at
}

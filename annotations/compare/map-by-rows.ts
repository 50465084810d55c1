import { describeSpans } from '../anchor/describe'
import { type Claim, CLAIM_PARTS } from '../model/claim'
import type { RecheckReason } from '../model/recheck'
import type { ClaimFate, PlacedParts } from '../ops/plan-revise'
import { hull, type Span, type Spans } from '../text/span'
import { compareTexts, type TextRow } from './compare-texts'
import { type WordChange, wordChanges } from './word-changes'

/** How a text's spans and claims come over to another version of it. */
export interface RowMap {
  readonly move: (spans: Spans) => Spans | null
  readonly fateOf: (claim: Claim) => ClaimFate
}

/** What became of one span: where it stands, and what differs in it and right beside it. */
interface Moved {
  readonly span: Span | null
  readonly reasons: readonly RecheckReason[]
  readonly isMoved: boolean
}

/** Words next to a claim that differ ("not", another name) can change what it says. */
const BESIDE = 40

/** Maps by the lines of a comparison: what stands in an unchanged paragraph is there, what stands in a changed one by its words. */
export function mapByRows(before: string, after: string): RowMap {
  const rows = compareTexts(before, after).filter((row) => row.before !== null)
  const known = new Map<TextRow, readonly WordChange[]>()
  const changesOf = (row: TextRow): readonly WordChange[] => {
    const there = known.get(row) ?? (row.before && row.after ? wordChanges(before, row.before, after, row.after) : [])
    known.set(row, there)
    return there
  }

  const moveOne = (span: Span): Moved => {
    const row = rowOf(rows, span)
    if (!row?.before) return { span: null, reasons: [], isMoved: false }
    const target = row.kind === 'moved-away' ? row.other : row.after
    if (!target) return { span: null, reasons: [], isMoved: false }
    if (row.kind !== 'changed') {
      const by = target.start - row.before.start
      return { span: { start: span.start + by, end: span.end + by }, reasons: [], isMoved: row.kind === 'moved-away' }
    }
    const changes = changesOf(row)
    const moved = through(changes, span)
    return { span: moved, reasons: reasonsNear(changes, span, before, after), isMoved: false }
  }

  const moveAll = (spans: Spans): readonly Moved[] => spans.map(moveOne)
  const spansOf = (moved: readonly Moved[]): Spans | null => {
    const spans = moved.map(({ span }) => span).filter((span) => span !== null)
    const isWhole = spans.length === moved.length && spans.every((span, i) => i === 0 || (spans[i - 1]?.end ?? 0) < span.start)
    return isWhole ? spans : null
  }

  return {
    move: (spans) => spansOf(moveAll(spans)),
    fateOf(claim) {
      const moved = { content: moveAll(claim.content), source: moveAll(claim.source), cue: moveAll(claim.cue) }
      const content = spansOf(moved.content)
      const whole = hull(claim.content)
      if (!content || !whole) return { kind: 'lost', reasons: [] }
      const reasons = CLAIM_PARTS.flatMap((part) => moved[part].flatMap((one) => one.reasons))
      const placed: PlacedParts = {
        content: describeSpans(after, content),
        source: describeSpans(after, spansOf(moved.source) ?? []),
        cue: describeSpans(after, spansOf(moved.cue) ?? []),
      }
      const lost = (['source', 'cue'] as const).filter((part) => placed[part].length < claim[part].length)
      const gone = lost.map((part): RecheckReason => ({ kind: part, before: claim[part].map(({ exact }) => exact).join(' … '), after: '' }))
      const all = unique([...reasons, ...gone])
      if (all.length > 0) return { kind: 'changed', placed, reasons: all }
      return { kind: moved.content.some(({ isMoved }) => isMoved) ? 'moved' : 'kept', placed }
    },
  }
}

function rowOf(rows: readonly TextRow[], { start, end }: Span): TextRow | undefined {
  return rows.find((row) => row.before && row.before.start <= start && end <= row.before.end)
}

/** Null where an end of the span, or all of it, was taken out. */
function through(changes: readonly WordChange[], { start, end }: Span): Span | null {
  let from: number | null = null
  let to: number | null = null
  for (const change of changes) {
    if (change.kind !== 'same') continue
    const { before, after } = change
    const [low, high] = [Math.max(start, before.start), Math.min(end, before.end)]
    if (low >= high) continue
    from ??= after.start + low - before.start
    to = after.start + high - before.start
  }
  return from === null || to === null ? null : { start: from, end: to }
}

function reasonsNear(changes: readonly WordChange[], { start, end }: Span, before: string, after: string): readonly RecheckReason[] {
  const found: RecheckReason[] = []
  let at = changes[0]?.kind === 'added' ? 0 : (changes[0]?.before.start ?? 0)
  changes.forEach((change, i) => {
    if (change.kind === 'removed') {
      const next = changes[i + 1]
      const isNear = change.before.start < end + BESIDE && start - BESIDE < change.before.end
      if (isNear) found.push(reason(words(before, change.before), next?.kind === 'added' ? words(after, next.after) : ''))
      at = change.before.end
    } else if (change.kind === 'same') at = change.before.end
    else if (changes[i - 1]?.kind !== 'removed' && at < end + BESIDE && start - BESIDE < at) found.push(reason('', words(after, change.after)))
  })
  return found
}

const words = (text: string, { start, end }: Span): string => text.slice(start, end).trim()

function reason(before: string, after: string): RecheckReason {
  const isNumber = /^[\d.,]+$/.test(before) && /^[\d.,]+$/.test(after)
  return { kind: isNumber ? 'number' : 'words', before, after }
}

function unique(reasons: readonly RecheckReason[]): readonly RecheckReason[] {
  return [...new Map(reasons.map((one) => [`${one.kind}\n${one.before}\n${one.after}`, one])).values()].filter(
    ({ before, after }) => before !== after,
  )
}

import { stemOf, type ClaimView } from './claim-view'
import type { Conflict } from './conflicts'
import { sourceLabel } from './explain'
import { isWordLike, type Token } from '../reading/token'

/** What happened to those who are counted; a count of other things is never compared. */
const FATES: ReadonlyMap<string, string> = new Map(
  [
    ['killed', 'dead died deaths'],
    ['injured', 'wounded hurt injuries'],
    ['arrested', 'detained'],
    ['missing', ''],
    ['evacuated', 'displaced'],
    ['attended', 'marched gathered attendees'],
  ].flatMap(([fate, others]) => [fate, ...(others ? others.split(' ') : [])].map((word) => [word ?? '', fate ?? ''] as const)),
)

const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
}

const SKIPPED = new Set('were was have been had has are is of people persons others the its their more a an that who reported'.split(' '))
const BOUNDS = new Set(['least', 'than', 'nearly', 'almost', 'around', 'about', 'some', 'over', 'up', 'approximately', 'roughly'])

/** How far the counted noun and its fate may stand from the number, in tokens. */
const REACH = 7

interface Count {
  readonly view: ClaimView
  readonly value: number
  readonly bounded: boolean
  readonly start: number
  readonly end: number
}

/** Two sources with different numbers for the same fate of the same people. */
export function countConflicts(text: string, views: readonly ClaimView[]): Conflict[] {
  const byKey = new Map<string, Count[]>()
  const conflicts: Conflict[] = []
  for (const view of views) {
    for (const [key, count] of countsIn(view)) {
      const earlier = byKey.get(key) ?? []
      const other = earlier.find(
        (one) => one.view.source.id !== view.source.id && one.value !== count.value && !one.bounded && !count.bounded,
      )
      if (other && view.source.id && other.view.source.id) {
        const says = (one: Count): string => `“${text.slice(one.start, one.end)}” (${sourceLabel(one.view)})`
        conflicts.push({
          rule: 'different-count',
          from: view.index,
          to: other.view.index,
          reason: `Two numbers for the same: ${says(other)} and ${says(count)}`,
        })
      }
      if (earlier.length < 8) earlier.push(count)
      byKey.set(key, earlier)
    }
  }
  return conflicts
}

/** Counts by what is counted and what became of it: "49 Armenian soldiers were killed" is "armenian soldier killed". */
function countsIn(view: ClaimView): (readonly [string, Count])[] {
  const counts: (readonly [string, Count])[] = []
  view.tokens.forEach((token, at) => {
    const value = valueOf(token)
    if (value === null) return
    const nouns: string[] = []
    for (let i = at + 1; i <= at + REACH; i++) {
      const next = view.tokens[i]
      if (!next || !(isWordLike(next) || next.lower === '-')) return
      const fate = FATES.get(next.lower)
      if (fate) {
        const bounded = BOUNDS.has(view.tokens[at - 1]?.lower ?? '')
        counts.push([`${nouns.join(' ')} ${fate}`, { view, value, bounded, start: token.start, end: next.end }])
        return
      }
      if (next.kind === 'number') return
      if (!SKIPPED.has(next.lower)) nouns.push(stemOf(next.lower))
    }
  })
  return counts
}

function valueOf(token: Token): number | null {
  if (token.kind === 'number') return /^\d{1,3}(?:,\d{3})*$|^\d+$/.test(token.lower) ? Number(token.lower.replaceAll(',', '')) : null
  return NUMBERS[token.lower] ?? null
}

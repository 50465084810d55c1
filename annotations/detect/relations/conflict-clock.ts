import type { ClaimView } from './claim-view'
import { clockTimes, type ClockTime } from './clock-times'
import type { Conflict } from './conflicts'
import { eventsIn } from './events'
import { sourceLabel } from './explain'

type Edge = 'start' | 'end' | ''

const STARTS = new Set('from begin begins began beginning begun start starts started starting since at'.split(' '))
const ENDS = new Set('until till end ends ended ending by'.split(' '))
const DAYS = new Set('monday tuesday wednesday thursday friday saturday sunday yesterday today'.split(' '))

interface Timed {
  readonly view: ClaimView
  readonly time: ClockTime
  readonly edge: Edge
  readonly day: string
}

/** How many timed claims per event are compared with one another. */
const MOST = 12

/** The same event at another time of day, after both are brought to one zone. */
export function clockConflicts(text: string, views: readonly ClaimView[]): Conflict[] {
  const byEvent = new Map<string, Timed[]>()
  const conflicts: Conflict[] = []
  for (const view of views) {
    const times = clockTimes(view.tokens)
    const time = times[0]
    if (!time || times.length > 1) continue
    const timed: Timed = { view, time, edge: edgeOf(view, time), day: dayOf(view) }
    for (const event of eventsIn(view.stems)) {
      const earlier = byEvent.get(event) ?? []
      const other = earlier.find((one) => differs(one, timed))
      if (other) conflicts.push(conflict(text, event, other, timed))
      if (earlier.length < MOST) earlier.push(timed)
      byEvent.set(event, earlier)
    }
  }
  return conflicts
}

function differs(a: Timed, b: Timed): boolean {
  if (a.time.zone !== b.time.zone || a.time.minutes === b.time.minutes || a.edge !== b.edge) return false
  if (!a.time.exact || !b.time.exact || (a.day && b.day && a.day !== b.day)) return false
  return a.view.source.id === '' || a.view.source.id !== b.view.source.id
}

function conflict(text: string, event: string, a: Timed, b: Timed): Conflict {
  const normal = a.time.zone === 'utc' ? ` (${clock(a.time.minutes)} against ${clock(b.time.minutes)} UTC)` : ''
  const says = (one: Timed): string => `“${text.slice(one.time.start, one.time.end)}” (${sourceLabel(one.view)})`
  return {
    rule: 'different-time',
    from: b.view.index,
    to: a.view.index,
    reason: `Two times for one ${event}: ${says(a)} and ${says(b)}${normal}`,
  }
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function edgeOf(view: ClaimView, time: ClockTime): Edge {
  const at = view.tokens.findIndex((token) => token.start === time.start)
  for (let i = at - 1; i >= 0 && i > at - 5; i--) {
    const word = view.tokens[i]?.lower ?? ''
    if (ENDS.has(word)) return 'end'
    if (STARTS.has(word)) return 'start'
  }
  return ''
}

function dayOf(view: ClaimView): string {
  return view.tokens.find((token) => DAYS.has(token.lower))?.lower ?? ''
}

import type { Clause } from './clause'
import { haveOtherDays, overlapOf } from './clause-match'
import { datesDiffer, type CalendarDate } from './values/calendar-dates'
import { timesDiffer, type ClockTime } from './values/clock-times'

const STARTS = new Set('from begin begins began beginning begun start starts started starting since at open opens opened'.split(' '))
const ENDS = new Set('until till end ends ended ending by'.split(' '))

/** What happens once: another day for it is another account. Meetings and attacks may come again. */
const ONCE = new Set(
  'explode crash begin end hold run leave arrive sign die kill collapse election vote round replay trial close'.split(' '),
)

const LEAST_SHARE = 0.6

export interface OtherTimes {
  readonly event: string
  readonly a: ClockTime
  readonly b: ClockTime
}

/** One event, the same edge of it (start or end), and other times of day. */
export function otherTimes(a: Clause, b: Clause): OtherTimes | null {
  const [one, other] = [a.times[0], b.times[0]]
  if (!one || !other || a.times.length > 1 || b.times.length > 1) return null
  if (!timesDiffer(one, other) || haveOtherDays(a, b)) return null
  const [mine, theirs] = [edgeOf(a, one), edgeOf(b, other)]
  if (mine !== theirs) return null
  const event = sharedEvent(a, b)
  return event ? { event, a: one, b: other } : null
}

function sharedEvent(a: Clause, b: Clause): string | null {
  for (const event of b.events) if (a.events.has(event)) return event
  const overlap = overlapOf(a, b)
  return overlap.shared.length > 1 && overlap.share >= LEAST_SHARE ? overlap.shared.slice(0, 3).join(' ') : null
}

function edgeOf(clause: Clause, time: ClockTime): 'start' | 'end' | '' {
  for (let i = time.first - 1; i >= 0 && i > time.first - 5; i--) {
    const word = clause.tokens[i]?.lower ?? ''
    if (ENDS.has(word)) return 'end'
    if (STARTS.has(word)) return 'start'
  }
  return ''
}

export interface OtherDays {
  readonly a: CalendarDate
  readonly b: CalendarDate
}

/** Another day for what happens only once, where nothing is counted. */
export function otherDays(a: Clause, b: Clause): OtherDays | null {
  const [one, other] = [a.dates[0], b.dates[0]]
  if (!one || !other || a.dates.length > 1 || b.dates.length > 1 || !datesDiffer(one, other)) return null
  if (a.quantities.length > 0 || b.quantities.length > 0 || a.negated !== b.negated) return null
  const { shared, share } = overlapOf(a, b)
  return shared.length > 1 && share >= LEAST_SHARE && shared.some((name) => ONCE.has(name)) ? { a: one, b: other } : null
}

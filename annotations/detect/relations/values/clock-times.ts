import type { Token } from '../../reading/token'
import { calendarDates, type CalendarDate } from './calendar-dates'
import { offsetsOn } from './summer-time'
import { zoneOfAbbreviation, zoneOfPlace, type Zone } from './zones'

/** A time of day that a claim states. */
export interface ClockTime {
  /**
   * The minutes after midnight that it can mean: in UTC where `zone` is `utc`, else as written. Two where it depends on an unknown date
   * whether summer time holds, or where "7.30" can be morning and evening.
   */
  readonly minutes: readonly number[]
  /** `utc` where the zone is said, else empty: comparable only with a time of the same kind. */
  readonly zone: 'utc' | ''
  /** Minutes by which it may be off: "about 1 am". */
  readonly slack: number
  /** Code units, as the text has it. */
  readonly start: number
  readonly end: number
  /** Token index. */
  readonly first: number
}

const CLOCK = /^(\d{1,2})[:.](\d{2})(am|pm)?$/
const HOUR = /^(\d{1,2})(am|pm)$/
const MERIDIEMS: Readonly<Record<string, 'am' | 'pm'>> = { am: 'am', pm: 'pm', 'a.m.': 'am', 'p.m.': 'pm' }
const NAMED: ReadonlyMap<string, number> = new Map([
  ['noon', 720],
  ['midday', 720],
  ['midnight', 0],
])
const ROUGHLY = new Set(['about', 'around', 'roughly', 'approximately', 'nearly', 'almost', 'shortly'])
const DAY = 1440

/** How far "about" reaches, in minutes. */
const ABOUT = 20

/**
 * The times of day in a claim's tokens, in UTC where the zone tells. A bracket after a time ("9:00 Moscow time [06:00 GMT]") says the same
 * time again and replaces it. `date`: the day that the claim means, for summer time, where it names none itself.
 */
export function clockTimes(tokens: readonly Token[], date: CalendarDate | null = null): ClockTime[] {
  let day: CalendarDate | null | undefined
  const dayMeant = (): CalendarDate | null => (day ??= calendarDates(tokens).find(({ month }) => month !== null) ?? date)
  const times: ClockTime[] = []
  for (let i = 0; i < tokens.length; i++) {
    const time = timeAt(tokens, i, dayMeant)
    if (!time) continue
    const previous = times.at(-1)
    const opening = tokens[i - 1]
    if (previous && (opening?.lower === '[' || opening?.lower === '(') && opening.start - previous.end < 3 && time.zone) {
      const { minutes, zone, slack } = time
      times[times.length - 1] = { minutes, zone, slack, start: previous.start, end: closingEnd(tokens, time.end), first: previous.first }
    } else times.push(time)
  }
  return times
}

/** True where the two name no common moment of the day. Times with and without a zone cannot be compared. */
export function timesDiffer(a: ClockTime, b: ClockTime): boolean {
  if (a.zone !== b.zone) return false
  return a.minutes.every((one) => b.minutes.every((other) => apart(one, other) > a.slack + b.slack))
}

/** Minutes between two times of day, the short way round midnight. */
function apart(a: number, b: number): number {
  const difference = Math.abs(a - b) % DAY
  return Math.min(difference, DAY - difference)
}

/** With the bracket that closes right after the time. */
function closingEnd(tokens: readonly Token[], end: number): number {
  const closing = tokens.find((token) => token.start === end)
  return closing?.kind === 'bracket' ? closing.end : end
}

function timeAt(tokens: readonly Token[], at: number, date: () => CalendarDate | null): ClockTime | null {
  const token = tokens[at]
  if (!token) return null
  const named = token.kind === 'word' ? NAMED.get(token.lower) : undefined
  if (named === undefined && token.kind !== 'number') return null
  const written = named === undefined ? hourAt(tokens, at) : { minutes: [named], after: at + 1, needsZone: false }
  if (!written) return null
  const zone = zoneAt(tokens, written.after)
  if (written.needsZone && !zone) return null
  const slack = ROUGHLY.has(tokens[at - 1]?.lower ?? '') ? ABOUT : 0
  const last = tokens[(zone?.end ?? written.after) - 1] ?? token
  const { start } = token
  const { end } = last
  if (!zone?.zone) return { minutes: written.minutes, zone: '', slack, start, end, first: at }
  const minutes = written.minutes.flatMap((minute) => offsetsOn(zone.zone ?? UTC, date()).map((offset) => (minute - offset + DAY) % DAY))
  return { minutes, zone: 'utc', slack, start, end, first: at }
}

const UTC: Zone = { offset: 0, summer: 'none' }

/** The hour as written, and the index of the token after it. "7.30" alone could be a decimal. */
function hourAt(
  tokens: readonly Token[],
  at: number,
): { readonly minutes: readonly number[]; readonly after: number; readonly needsZone: boolean } | null {
  const word = tokens[at]?.lower ?? ''
  const clock = CLOCK.exec(word)
  const hourOnly = clock ? null : HOUR.exec(word)
  const next = tokens[at + 1]?.lower ?? ''
  const nextMeridiem = Object.hasOwn(MERIDIEMS, next) ? MERIDIEMS[next] : undefined
  const bare = !clock && !hourOnly && nextMeridiem && /^\d{1,2}$/.test(word) ? [word, word] : null
  const match = clock ?? hourOnly ?? bare
  if (!match) return null
  const meridiem = (clock ? clock[3] : hourOnly?.[2]) ?? nextMeridiem
  const hour = Number(match[1])
  const minute = clock ? Number(clock[2]) : 0
  if (hour > 23 || minute > 59 || (meridiem && hour > 12)) return null
  const after = at + (nextMeridiem ? 2 : 1)
  const needsZone = clock !== null && word.includes('.') && !meridiem
  if (meridiem) return { minutes: [((hour % 12) + (meridiem === 'pm' ? 12 : 0)) * 60 + minute], after, needsZone }
  const isSure = hour > 12 || hour === 0 || word.startsWith('0') || zoneAt(tokens, after) !== null
  const minutes = hour * 60 + minute
  return { minutes: isSure ? [minutes] : [minutes, (minutes + 720) % DAY], after, needsZone }
}

/** Zone after a time: "GMT", "Moscow time", "in Paris"; `zone` null for "local time". */
function zoneAt(tokens: readonly Token[], at: number): { readonly zone: Zone | null; readonly end: number } | null {
  const token = tokens[at]
  const word = token?.lower ?? ''
  const abbreviation = token?.capital ? zoneOfAbbreviation(word) : null
  if (abbreviation) return { zone: abbreviation, end: at + 1 }
  if (tokens[at + 1]?.lower === 'time') {
    if (word === 'local') return { zone: null, end: at + 2 }
    const zone = zoneOfPlace(word)
    if (zone) return { zone, end: at + 2 }
  }
  const second = tokens[at + 1]
  const place = word === 'in' && second?.capital && tokens[at + 2]?.lower !== 'time' ? zoneOfPlace(second.lower) : null
  return place ? { zone: place, end: at + 2 } : null
}

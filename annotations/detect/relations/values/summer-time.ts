import type { CalendarDate } from './calendar-dates'
import type { SummerRule, Zone } from './zones'

/** First and last day of summer time: the nth (or last, -1) Sunday of a month. */
interface Change {
  readonly month: number
  readonly sunday: number
}

const RULES: Readonly<Record<Exclude<SummerRule, 'none'>, readonly [begins: Change, ends: Change]>> = {
  europe: [
    { month: 3, sunday: -1 },
    { month: 10, sunday: -1 },
  ],
  america: [
    { month: 3, sunday: 2 },
    { month: 11, sunday: 1 },
  ],
  australia: [
    { month: 10, sunday: 1 },
    { month: 4, sunday: 1 },
  ],
  'new-zealand': [
    { month: 9, sunday: -1 },
    { month: 4, sunday: 1 },
  ],
  chile: [
    { month: 9, sunday: 1 },
    { month: 4, sunday: 1 },
  ],
}

/** The offsets from Greenwich that a zone can have on a date, in minutes: one where the date tells, else that of winter and of summer. */
export function offsetsOn(zone: Zone, date: CalendarDate | null): readonly number[] {
  if (zone.summer === 'none') return [zone.offset]
  const summer = isSummer(RULES[zone.summer], date)
  if (summer === null) return [zone.offset, zone.offset + 60]
  return [summer ? zone.offset + 60 : zone.offset]
}

/** Null where the date does not tell: no month, or the month of the change without day and year. The day of the change counts as after it. */
function isSummer([begins, ends]: readonly [Change, Change], date: CalendarDate | null): boolean | null {
  if (!date?.month) return null
  const from = position(begins, date)
  const to = position(ends, date)
  if (from === null || to === null) return null
  return begins.month < ends.month ? from && !to : from || !to
}

/** True where the date is on or after the change of that year. */
function position(change: Change, { year, month, day }: CalendarDate): boolean | null {
  if (month !== change.month) return (month ?? 0) > change.month
  if (!year || !day) return null
  return day >= sundayOf(change, year)
}

/** Day of the month. */
function sundayOf({ month, sunday }: Change, year: number): number {
  if (sunday < 0) {
    const last = DAYS_IN_MONTH[month - 1] ?? 31
    return last - weekdayOf(year, month, last)
  }
  return 1 + ((7 - weekdayOf(year, month, 1)) % 7) + (sunday - 1) * 7
}

/** No rule names a Sunday of February. */
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const MONTH_SHIFTS = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]

/** 0 Sunday to 6 Saturday, in the Gregorian calendar; Sakamoto's method. */
function weekdayOf(year: number, month: number, day: number): number {
  const y = month < 3 ? year - 1 : year
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + (MONTH_SHIFTS[month - 1] ?? 0) + day) % 7
}

import type { Token } from '../../reading/token'

/** A day as far as a claim names it; each part is null where it is not said. */
export interface CalendarDate {
  readonly year: number | null
  /** 1 to 12. */
  readonly month: number | null
  readonly day: number | null
  /** 0 Sunday to 6 Saturday. */
  readonly weekday: number | null
  /** Days from the day of writing: "yesterday" is -1. */
  readonly relative: number | null
  /** Token indices. */
  readonly first: number
  readonly end: number
}

/** From 1. */
const MONTHS: ReadonlyMap<string, number> = new Map(
  'january february march april may june july august september october november december'.split(' ').map((name, at) => [name, at + 1]),
)
/** From 0. */
const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  'sunday monday tuesday wednesday thursday friday saturday'.split(' ').map((name, at) => [name, at]),
)
const RELATIVE: ReadonlyMap<string, number> = new Map([
  ['yesterday', -1],
  ['today', 0],
  ['tonight', 0],
  ['tomorrow', 1],
])

/** Words that make a four-digit number after them a year. */
const BEFORE_YEAR = new Set(['in', 'since', 'of', 'from', 'until', 'by', 'after', 'before', 'during', 'early', 'late', 'year', 'and', 'to'])

/** The dates in a claim's tokens, in order: "13 September", "September 13, 2022", "Tuesday", "yesterday", "in 2015". */
export function calendarDates(tokens: readonly Token[]): CalendarDate[] {
  const dates: CalendarDate[] = []
  for (let i = 0; i < tokens.length; i++) {
    const date = dateAt(tokens, i)
    if (!date) continue
    dates.push(date)
    i = date.end - 1
  }
  return dates
}

function dateAt(tokens: readonly Token[], at: number): CalendarDate | null {
  const token = tokens[at]
  if (!token) return null
  const word = token.lower
  const relative = RELATIVE.get(word)
  // Nearly all words end here.
  if (!token.capital && token.kind !== 'number' && relative === undefined) return null
  const weekday = token.capital ? WEEKDAYS.get(word) : undefined
  if (weekday !== undefined) {
    const comma = tokens[at + 1]?.kind === 'comma' ? 2 : 1
    const full = dateAt(tokens, at + comma)
    if (!full?.month || !full.day) return dateOf({ weekday }, at, at + 1)
    return dateOf({ year: full.year, month: full.month, day: full.day, weekday, relative: full.relative }, at, full.end)
  }
  if (relative !== undefined) return dateOf({ relative }, at, at + 1)
  const month = monthOf(token)
  if (month) {
    const day = dayOf(tokens[at + 1])
    return dayAndMonth(tokens, day, month, at, at + (day ? 2 : 1))
  }
  const day = dayOf(token)
  const ofMonth = tokens[at + 1]?.lower === 'of' ? 2 : 1
  const following = day ? monthOf(tokens[at + ofMonth]) : null
  if (day && following) return dayAndMonth(tokens, day, following, at, at + ofMonth + 1)
  const year = yearOf(token)
  return year && BEFORE_YEAR.has(tokens[at - 1]?.lower ?? '') ? dateOf({ year }, at, at + 1) : null
}

/** With the year that follows, if one does. */
function dayAndMonth(tokens: readonly Token[], day: number | null, month: number, first: number, end: number): CalendarDate {
  const comma = day && tokens[end]?.kind === 'comma' ? 1 : 0
  const year = yearOf(tokens[end + comma])
  return year ? dateOf({ year, month, day }, first, end + comma + 1) : dateOf({ month, day }, first, end)
}

function dateOf(
  { year = null, month = null, day = null, weekday = null, relative = null }: Partial<Omit<CalendarDate, 'first' | 'end'>>,
  first: number,
  end: number,
): CalendarDate {
  return { year, month, day, weekday, relative, first, end }
}

/** "May" is the month only with a capital; at the beginning of a sentence it can be mistaken, and then says too little to matter. */
function monthOf(token: Token | undefined): number | null {
  if (!token?.capital) return null
  const { lower } = token
  if (token.kind !== 'abbreviation') return MONTHS.get(lower) ?? null
  const word = lower.endsWith('.') ? lower.slice(0, -1) : lower
  for (const [name, month] of MONTHS) if (name === word || (word.length > 2 && name.startsWith(word))) return month
  return null
}

function dayOf(token: Token | undefined): number | null {
  const match = token?.kind === 'number' ? /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(token.lower) : null
  const day = Number(match?.[1] ?? 0)
  return day >= 1 && day <= 31 ? day : null
}

function yearOf(token: Token | undefined): number | null {
  return token?.kind === 'number' && /^(?:1[5-9]|20)\d\d$/.test(token.lower) ? Number(token.lower) : null
}

/** True where both name days that cannot be the same: another year, month and day, or weekday. */
export function datesDiffer(a: CalendarDate, b: CalendarDate): boolean {
  if (a.year !== null && b.year !== null && a.year !== b.year) return true
  if (a.month !== null && b.month !== null) return a.month !== b.month || (a.day !== null && b.day !== null && a.day !== b.day)
  if (a.weekday !== null && b.weekday !== null) return a.weekday !== b.weekday
  return a.relative !== null && b.relative !== null && a.relative !== b.relative
}

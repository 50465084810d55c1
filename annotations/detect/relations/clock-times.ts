import { sideOf } from './sides'
import type { Token } from '../reading/token'

/** A time of day that a claim states. */
export interface ClockTime {
  /** Minutes after midnight: in UTC where `zone` is `utc`, else as written. Midnight is not crossed: comparable only with a time of the same zone. */
  readonly minutes: number
  /** `utc`, a zone or place whose offset varies over the year ("london", "est"), or empty where none is stated. */
  readonly zone: string
  /** "am" or "pm" said, or a 24-hour clock that cannot be anything else. */
  readonly exact: boolean
  /** As the text has it. */
  readonly start: number
  readonly end: number
}

/** Minutes east of Greenwich, for zones that keep one offset all year. */
const ZONE_OFFSETS: Readonly<Record<string, number>> = {
  gmt: 0,
  utc: 0,
  z: 0,
  cet: 60,
  cest: 120,
  bst: 60,
  eet: 120,
  eest: 180,
  msk: 180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  jst: 540,
}

/** Places without summer time, by "Moscow time" and their like. */
const PLACE_OFFSETS: Readonly<Record<string, number>> = {
  moscow: 180,
  istanbul: 180,
  ankara: 180,
  minsk: 180,
  baghdad: 180,
  riyadh: 180,
  doha: 180,
  dubai: 240,
  baku: 240,
  yerevan: 240,
  tbilisi: 240,
  tehran: 210,
  kabul: 270,
  islamabad: 300,
  delhi: 330,
  beijing: 480,
  singapore: 480,
  taipei: 480,
  tokyo: 540,
  seoul: 540,
  pyongyang: 540,
  nairobi: 180,
  khartoum: 120,
  greenwich: 0,
}

const CLOCK = /^(\d{1,2})[:.](\d{2})(am|pm)?$/
const HOUR = /^(\d{1,2})(am|pm)$/
const MERIDIEMS: Readonly<Record<string, 'am' | 'pm'>> = { am: 'am', pm: 'pm', 'a.m.': 'am', 'p.m.': 'pm' }

/**
 * The times of day in a claim's tokens, normalised to UTC where the zone tells. A bracket after a time ("9:00 Moscow time [06:00 GMT]")
 * says the same time again and replaces it.
 */
export function clockTimes(tokens: readonly Token[]): ClockTime[] {
  const times: ClockTime[] = []
  for (let i = 0; i < tokens.length; i++) {
    const time = timeAt(tokens, i)
    if (!time) continue
    const previous = times.at(-1)
    const opening = tokens[i - 1]
    if (previous && (opening?.lower === '[' || opening?.lower === '(') && opening.start - previous.end < 3 && time.zone) {
      times[times.length - 1] = { ...time, start: previous.start, end: closingEnd(tokens, time.end) }
    } else times.push(time)
  }
  return times
}

/** With the bracket that closes right after the time. */
function closingEnd(tokens: readonly Token[], end: number): number {
  const closing = tokens.find((token) => token.start === end)
  return closing?.kind === 'bracket' ? closing.end : end
}

function timeAt(tokens: readonly Token[], at: number): ClockTime | null {
  const token = tokens[at]
  if (!token || token.kind !== 'number') return null
  const clock = CLOCK.exec(token.lower)
  const hourOnly = clock ? null : HOUR.exec(token.lower)
  const nextMeridiem = MERIDIEMS[tokens[at + 1]?.lower ?? '']
  const bare = !clock && !hourOnly && nextMeridiem && /^\d{1,2}$/.test(token.lower) ? [token.lower, token.lower] : null
  const match = clock ?? hourOnly ?? bare
  if (!match) return null
  const meridiem = (clock ? clock[3] : hourOnly?.[2]) ?? nextMeridiem
  const hour = Number(match[1])
  const minute = clock ? Number(clock[2]) : 0
  if (hour > 23 || minute > 59 || (meridiem && hour > 12)) return null
  const after = at + (nextMeridiem ? 2 : 1)
  const zone = zoneAt(tokens, after)
  if (!zone && clock && token.lower.includes('.') && !meridiem) return null
  const minutes = (meridiem ? (hour % 12) + (meridiem === 'pm' ? 12 : 0) : hour) * 60 + minute
  const end = (tokens[(zone?.end ?? after) - 1] ?? token).end
  const exact = meridiem !== undefined || hour > 12 || token.lower.startsWith('0') || zone !== null
  if (zone?.offset !== null && zone?.offset !== undefined)
    return { minutes: (minutes - zone.offset + 1440) % 1440, zone: 'utc', exact, start: token.start, end }
  return { minutes, zone: zone?.label ?? '', exact, start: token.start, end }
}

interface Zone {
  readonly label: string
  readonly offset: number | null
  readonly end: number
}

function zoneAt(tokens: readonly Token[], at: number): Zone | null {
  const word = tokens[at]?.lower ?? ''
  const offset = tokens[at]?.capital ? ZONE_OFFSETS[word] : undefined
  if (offset !== undefined) return { label: word, offset, end: at + 1 }
  if (tokens[at + 1]?.lower !== 'time') return null
  if (word === 'local') return { label: '', offset: null, end: at + 2 }
  const place = PLACE_OFFSETS[word]
  if (place !== undefined) return { label: word, offset: place, end: at + 2 }
  return { label: sideOf(word) ?? word, offset: null, end: at + 2 }
}

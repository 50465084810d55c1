import type { Alignment } from '../align-sets'
import type { Cluster } from '../cluster'
import { type TagIntervals, tagIntervals } from './set-intervals'
import { type TagAgreement, tagAgreement, tagRatings } from './tag-agreement'

export const PERIODS = ['day', 'week', 'month'] as const
export type Period = (typeof PERIODS)[number]

/** Agreement on the claims of one period. */
export interface PeriodAgreement {
  /** First day of the period, as YYYY-MM-DD in UTC; weeks begin on Monday. */
  readonly from: string
  readonly clusters: number
  readonly tags: TagAgreement
  readonly intervals: TagIntervals
}

export interface AgreementOverTime {
  readonly period: Period
  /** In order of time; periods in which nothing was marked are left out. */
  readonly periods: readonly PeriodAgreement[]
  /** Clusters none of whose claims says when it was made. */
  readonly undated: number
}

/**
 * Agreement on tags, period by period. A cluster belongs to the period in which its last claim was marked: before that there was nothing to agree on. A
 * claim's tag may have been changed later; when, only the analyst's journal says, so such a cluster counts where it was marked.
 * @param period the finest of day, week and month that makes no more than MOST_PERIODS, where none is given
 */
export function agreementOverTime(alignments: readonly Alignment[], period?: Period): AgreementOverTime {
  const analysts = [...new Set(alignments.flatMap((one) => one.analysts))].sort()
  const dated: { readonly at: string; readonly cluster: Cluster }[] = []
  let undated = 0
  for (const cluster of alignments.flatMap(({ clusters }) => clusters)) {
    const at = markedAt(cluster)
    if (at === null) undated++
    else dated.push({ at, cluster })
  }
  const chosen = period ?? finest(dated.map(({ at }) => at))
  const byPeriod = new Map<string, Cluster[]>()
  for (const { at, cluster } of dated) {
    const from = startOf(at, chosen)
    const there = byPeriod.get(from)
    if (there) there.push(cluster)
    else byPeriod.set(from, [cluster])
  }
  const periods = [...byPeriod]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, within]) => {
      const ratings = tagRatings(within, analysts)
      return { from, clusters: within.length, tags: tagAgreement(ratings), intervals: tagIntervals(ratings) }
    })
  return { period: chosen, periods, undated }
}

/** The first day of the period that a cluster counts in, or null where none of its claims says when it was made. */
export function periodStart(cluster: Cluster, period: Period): string | null {
  const at = markedAt(cluster)
  return at === null ? null : startOf(at, period)
}

/** More points than this on a line say less than fewer. */
const MOST_PERIODS = 14

const DATE = /^(\d{4})-(\d{2})-(\d{2})T/u

/** When the last of its claims was marked, or null where that is not known. ISO 8601 in UTC, so that the order of letters is that of time. */
function markedAt({ members }: Cluster): string | null {
  const times = members.map(({ claim }) => claim.createdAt).filter((at) => DATE.test(at))
  return times.length === 0 ? null : times.reduce((last, at) => (at > last ? at : last))
}

function finest(times: readonly string[]): Period {
  return PERIODS.find((period) => new Set(times.map((at) => startOf(at, period))).size <= MOST_PERIODS) ?? 'month'
}

function startOf(at: string, period: Period): string {
  const [year, month, day] = at.slice(0, 10).split('-').map(Number)
  if (year === undefined || month === undefined || day === undefined) return at.slice(0, 10)
  if (period === 'day') return at.slice(0, 10)
  if (period === 'month') return `${at.slice(0, 7)}-01`
  const days = dayNumber(year, month, day)
  // Day 0, the first of March of the year 0, was a Wednesday.
  return dateOf(days - ((days + 2) % 7))
}

/** Days since 0000-03-01 of the Gregorian calendar: a year that begins in March has its leap day at the end (Richards 2013, section 15.11.3). */
function dayNumber(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return 365 * marchYear + Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400) + dayOfYear
}

/** The date of a day number: the inverse of `dayNumber`. */
function dateOf(days: number): string {
  let marchYear = Math.floor(days / 365.2425)
  if (dayNumber(marchYear + 1, 3, 1) <= days) marchYear++
  const dayOfYear = days - dayNumber(marchYear, 3, 1)
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  const month = ((fromMarch + 2) % 12) + 1
  const pad = (value: number, length: number): string => String(value).padStart(length, '0')
  return `${pad(month > 2 ? marchYear : marchYear + 1, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

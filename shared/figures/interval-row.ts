import type { Interval } from '#annotations/review/agreement/bootstrap'
import type { ChanceFigure, Figure } from '#annotations/review/agreement/figure'
import { message } from '../messages/message'
import type { IntervalFigure, IntervalRow, Opens } from './figure-data'

/** A figure with its interval as a row of a chart; why there is none in words. */
export function intervalRow(label: string, figure: Figure | ChanceFigure, interval: Interval | null, opens: Opens = null): IntervalRow {
  if (figure.kind === 'undefined') return { label, value: null, low: null, high: null, note: message(`undefined.${figure.why}`), opens }
  const observed =
    'observed' in figure
      ? [message('figure.observed', { observed: percent(figure.observed), expected: percent(figure.expected), units: figure.units })]
      : []
  const note = [...observed, ...(interval === null ? [message('figure.no-interval')] : [])].join('. ')
  return { label, value: figure.value, low: interval?.low ?? null, high: interval?.high ?? null, note, opens }
}

const percent = (share: number): number => Math.round(share * 100)

/** Rows of coefficients as a figure. */
export function intervalsFigure(
  words: Pick<IntervalFigure, 'title' | 'description' | 'rowsAre' | 'valueIs'>,
  rows: readonly IntervalRow[],
): IntervalFigure {
  return { kind: 'intervals', ...words, lowIs: message('figure.low'), highIs: message('figure.high'), rows }
}

/** One measure in each article. */
export function articlesFigure(measure: string, rows: readonly IntervalRow[]): IntervalFigure {
  const words = { title: message('figure.articles'), description: message('figure.articles.about', { measure }) }
  return intervalsFigure({ ...words, rowsAre: message('figure.articles.rows'), valueIs: measure }, rows)
}

import type { Stage } from '#annotations/model/stage'
import type { AgreementOverTime } from '#annotations/review/agreement/agreement-over-time'
import { FROZEN_MEASURES, type FrozenMeasure } from '#annotations/adjudicate/frozen-figures'
import { countMessage, isMessageKey, message } from '../messages/message'
import type { LineFigure, LinePoint, Opens } from './figure-data'

/** The measures that a line is drawn for: those of tags, of places, and of all at once. */
const DRAWN: readonly FrozenMeasure[] = ['tag-alpha', 'tag-ac1', 'span-overlap-f1', 'agreed']

/** Agreement as it was kept, from before discussion on. @param stages oldest first */
export function timeFigure(stages: readonly Stage[], opens?: (measure: FrozenMeasure, stage: Stage) => Opens): LineFigure {
  return {
    kind: 'lines',
    title: message('figure.time'),
    description: message('figure.time.about'),
    timeIs: message('figure.time.day'),
    seriesAre: message('figure.time.series'),
    valueIs: message('figure.value'),
    lowIs: message('figure.low'),
    highIs: message('figure.high'),
    series: FROZEN_MEASURES.filter((measure) => DRAWN.includes(measure)).map((measure) => ({
      label: message(`measure.${measure}`),
      points: stages.flatMap((stage): readonly LinePoint[] => {
        const figure = stage.figures.find((one) => one.measure === measure)
        if (!figure) return []
        const why = `undefined.${figure.why}`
        return [
          {
            at: stage.at,
            value: figure.value,
            low: figure.low,
            high: figure.high,
            note: figure.value === null && isMessageKey(why) ? message(why) : message(`figures.${stage.kind}`),
            opens: opens?.(measure, stage) ?? null,
          },
        ]
      }),
    })),
  }
}

/** Agreement on tags by when the claims were marked. Null where all were marked in one period: a point is no line. */
export function periodsFigure({ period, periods }: AgreementOverTime, opens?: (from: string) => Opens): LineFigure | null {
  if (periods.length < 2) return null
  const point = (measure: 'alpha' | 'ac1') =>
    periods.map(({ from, clusters, tags, intervals }): LinePoint => {
      const figure = tags[measure]
      const note = figure.kind === 'undefined' ? message(`undefined.${figure.why}`) : countMessage('figures.list-count', clusters)
      const interval = figure.kind === 'figure' ? intervals[measure] : null
      return {
        at: `${from}T00:00:00Z`,
        value: figure.kind === 'figure' ? figure.value : null,
        low: interval?.low ?? null,
        high: interval?.high ?? null,
        note,
        opens: opens?.(from) ?? null,
      }
    })
  return {
    kind: 'lines',
    title: message('figure.periods'),
    description: message(`figure.periods.${period}`),
    timeIs: message('figure.periods.from'),
    seriesAre: message('figure.time.series'),
    valueIs: message('figure.value'),
    lowIs: message('figure.low'),
    highIs: message('figure.high'),
    series: [
      { label: message('measure-of.alpha'), points: point('alpha') },
      { label: message('measure-of.ac1'), points: point('ac1') },
    ],
  }
}

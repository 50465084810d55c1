import type { Interval } from '#annotations/review/agreement/bootstrap'
import type { ChanceFigure, Figure } from '#annotations/review/agreement/figure'
import { message } from '../messages/message'
import type { MatrixCell, MatrixFigure, Opens } from './figure-data'
import { decimals } from './figure-numbers'

interface PairsOf {
  readonly measure: string
  /** As they are shown. */
  readonly names: readonly string[]
  readonly valueOf: (first: number, second: number) => Figure | ChanceFigure
  readonly intervalOf: (first: number, second: number) => Interval | null
  readonly opens?: (first: number, second: number) => Opens
}

/** One measure of each two analysts. Symmetric; the diagonal is empty. */
export function pairFigure({ measure, names, valueOf, intervalOf, opens }: PairsOf): MatrixFigure {
  return {
    kind: 'matrix',
    title: message('figure.pairs', { measure }),
    description: message('figure.pairs.about', { measure }),
    rowsAre: message('figure.pairs.rows'),
    columnsAre: message('figure.pairs.columns'),
    rows: names,
    columns: names,
    diagonal: false,
    cells: names.map((_row, i) =>
      names.map((_column, j): MatrixCell => {
        if (i === j) return { text: '', strength: null, below: '', note: message('figure.self'), opens: null }
        const [first, second] = i < j ? [i, j] : [j, i]
        const figure = valueOf(first, second)
        const opened = opens?.(first, second) ?? null
        if (figure.kind === 'undefined')
          return { text: '–', strength: null, below: '', note: message(`undefined.${figure.why}`), opens: opened }
        const interval = intervalOf(first, second)
        return { text: decimals(figure.value), strength: Math.max(0, figure.value), ...intervalWords(interval), opens: opened }
      }),
    ),
  }
}

function intervalWords(interval: Interval | null): Pick<MatrixCell, 'below' | 'note'> {
  if (interval === null) return { below: '', note: message('figure.no-interval') }
  return { below: `${decimals(interval.low)}\u00a0–\u00a0${decimals(interval.high)}`, note: '' }
}

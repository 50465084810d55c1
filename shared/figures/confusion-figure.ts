import type { Tag } from '#annotations/model/claim'
import { TAGS } from '#annotations/model/claim'
import type { Confusion } from '#annotations/review/agreement/two-raters'
import { message } from '../messages/message'
import type { MatrixFigure, Opens } from './figure-data'

interface ConfusionOf {
  /** Names as they are shown: two analysts, or an analyst and the adjudicated set. */
  readonly first: string
  readonly second: string
  readonly confusion: Confusion
  readonly opens?: (first: Tag, second: Tag) => Opens
}

/** Which tag of one met which tag of the other, on claims that both tagged. */
export function confusionFigure({ first, second, confusion, opens }: ConfusionOf): MatrixFigure {
  const most = Math.max(1, ...confusion.table.flat())
  const tags = TAGS.map((tag) => message(`tag.${tag}`))
  return {
    kind: 'matrix',
    title: message('figure.confusion', { first, second }),
    description: message('figure.confusion.about', { first, second }),
    rowsAre: first,
    columnsAre: second,
    rows: tags,
    columns: tags,
    diagonal: true,
    cells: TAGS.map((row, i) =>
      TAGS.map((column, j) => {
        const count = confusion.table[i]?.[j] ?? 0
        return {
          text: String(count),
          below: '',
          strength: count / most,
          note: '',
          opens: count === 0 ? null : (opens?.(row, column) ?? null),
        }
      }),
    ),
  }
}

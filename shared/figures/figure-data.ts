/** What is said about a figure whatever its form. All words are in the reader's language already; charts add none of their own but marks. */
interface Described {
  readonly title: string
  /** One sentence that says what is shown and how to read it; read out with the title. */
  readonly description: string
}

/** What a mark opens, as it is handed back when somebody chooses it; null for what opens nothing. */
export type Opens = string | null

export interface MatrixCell {
  /** As printed: a count, a coefficient, or a dash. */
  readonly text: string
  /** Printed smaller under it, as an interval; empty for nothing. */
  readonly below: string
  /** How strongly the cell is filled, 0 to 1; null where there is no value. */
  readonly strength: number | null
  /** Why there is no value, or what else belongs to it; empty for nothing. */
  readonly note: string
  readonly opens: Opens
}

/** A table whose cells are compared with one another: confusion of tags, figures of pairs of analysts. */
export interface MatrixFigure extends Described {
  readonly kind: 'matrix'
  readonly rowsAre: string
  readonly columnsAre: string
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** Row by row. */
  readonly cells: readonly (readonly MatrixCell[])[]
  /** Outlines the cells where row and column are the same. */
  readonly diagonal: boolean
}

export interface IntervalRow {
  readonly label: string
  /** Null where there is none; `note` then says why. */
  readonly value: number | null
  /** Ends of the interval; both null where there is none. */
  readonly low: number | null
  readonly high: number | null
  readonly note: string
  readonly opens: Opens
}

/** Values on one scale with how sure they are: agreement over articles, tags or coefficients. At most 1. */
export interface IntervalFigure extends Described {
  readonly kind: 'intervals'
  readonly rowsAre: string
  readonly valueIs: string
  readonly lowIs: string
  readonly highIs: string
  readonly rows: readonly IntervalRow[]
}

/** How a part is drawn; each has a pattern of its own, so that it is told without colour. */
export const SHARE_LOOKS = ['attributed', 'contested', 'unverified', 'untagged', 'done', 'open'] as const
export type ShareLook = (typeof SHARE_LOOKS)[number]

export interface SharePart {
  readonly label: string
  readonly look: ShareLook
}

export interface ShareRow {
  readonly label: string
  /** Counts in the order of `parts`. */
  readonly counts: readonly number[]
  readonly opens: Opens
}

/** What a whole is made of, a bar a row: tag mix, progress. */
export interface ShareFigure extends Described {
  readonly kind: 'shares'
  readonly rowsAre: string
  /** Heading of the sum of a row. */
  readonly totalIs: string
  readonly parts: readonly SharePart[]
  readonly rows: readonly ShareRow[]
  /** Bars of one length (shares) or as long as their counts. */
  readonly scale: 'share' | 'count'
}

export interface LinePoint {
  /** ISO 8601. */
  readonly at: string
  readonly value: number | null
  /** Ends of the interval; both null where there is none. */
  readonly low: number | null
  readonly high: number | null
  readonly note: string
  readonly opens: Opens
}

export interface LineSeries {
  readonly label: string
  /** Oldest first. */
  readonly points: readonly LinePoint[]
}

/** Values over time, a line each. At most 1. */
export interface LineFigure extends Described {
  readonly kind: 'lines'
  readonly timeIs: string
  readonly seriesAre: string
  readonly valueIs: string
  readonly lowIs: string
  readonly highIs: string
  readonly series: readonly LineSeries[]
}

export type FigureData = MatrixFigure | IntervalFigure | ShareFigure | LineFigure

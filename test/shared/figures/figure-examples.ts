import type { FigureData, MatrixCell } from '#shared/figures/figure-data'

const cell = (count: number): MatrixCell => ({ text: String(count), below: '', strength: count / 4, note: '', opens: `cell ${count}` })

/** One figure of each form, with hostile and foreign words in them. */
export const FIGURES: readonly FigureData[] = [
  {
    kind: 'matrix',
    title: 'Tags of two analysts',
    description: 'Rows: the first; columns: the second.',
    rowsAre: 'analyst A',
    columnsAre: '=SUM(A1)',
    rows: ['attributed', 'contested'],
    columns: ['attributed', 'contested'],
    diagonal: true,
    cells: [
      [cell(4), cell(1)],
      [cell(0), { text: '–', below: '', strength: null, note: 'nobody judged', opens: null }],
    ],
  },
  {
    kind: 'intervals',
    title: 'Agreement over articles',
    description: 'A dot an article.',
    rowsAre: 'Article',
    valueIs: 'alpha',
    lowIs: 'from',
    highIs: 'to',
    rows: [
      { label: '<script>alert(1)</script>', value: 0.5, low: 0.25, high: 0.75, note: '', opens: 'first' },
      { label: 'المحادثات', value: -0.25, low: null, high: null, note: '', opens: 'second' },
      { label: 'Third', value: null, low: null, high: null, note: 'all gave the same tag', opens: null },
    ],
  },
  {
    kind: 'shares',
    title: 'Tag mix',
    description: 'A bar a source.',
    rowsAre: 'Source',
    totalIs: 'All',
    scale: 'count',
    parts: [
      { label: 'attributed', look: 'attributed' },
      { label: 'contested', look: 'contested' },
      { label: 'unverified', look: 'unverified' },
      { label: 'untagged', look: 'untagged' },
    ],
    rows: [{ label: 'Harbour office', counts: [3, 2, 1, 0], opens: 'office' }],
  },
  {
    kind: 'lines',
    title: 'Agreement over time',
    description: 'A line a measure.',
    timeIs: 'Day',
    seriesAre: 'Measure',
    valueIs: 'Value',
    lowIs: 'from',
    highIs: 'to',
    series: [
      {
        label: 'alpha',
        points: [
          { at: '2026-03-01T09:00:00Z', value: 0.25, low: 0, high: 0.5, note: '', opens: 'before' },
          { at: '2026-03-04T09:00:00Z', value: 0.75, low: null, high: null, note: '', opens: 'after' },
        ],
      },
    ],
  },
]

/** Cohen 1960, A coefficient of agreement for nominal scales, p. 37, counts in 200 units. */
export const COHEN_1960: readonly (readonly number[])[] = [
  [25, 12, 3],
  [13, 2, 15],
  [12, 16, 2],
]

/** Cohen 1960, p. 45; AC1 and AC2 by irrCAC 1.4. */
export const COHEN_1960_SECOND: readonly (readonly number[])[] = [
  [88, 14, 18],
  [10, 40, 10],
  [2, 6, 12],
]

/** One category prevails; AC1 by irrCAC 1.4. */
export const SKEWED: readonly (readonly number[])[] = [
  [80, 7],
  [8, 5],
]

/** Four ordered categories; AC1 and AC2 by irrCAC 1.4. */
export const LIKERT_4: readonly (readonly number[])[] = [
  [20, 5, 1, 0],
  [4, 15, 6, 1],
  [0, 5, 18, 4],
  [0, 1, 3, 12],
]

/** Five ordered categories; AC1 and AC2 by irrCAC 1.4. */
export const LIKERT_5: readonly (readonly number[])[] = [
  [15, 4, 1, 0, 0],
  [3, 12, 4, 1, 0],
  [1, 3, 14, 3, 1],
  [0, 1, 3, 10, 2],
  [0, 0, 1, 2, 8],
]

/** Fleiss 1971, Measuring nominal scale agreement among many raters: 30 patients, six diagnoses each. */
export const FLEISS_1971: readonly (readonly number[])[] = [
  [4, 4, 4, 4, 4, 4],
  [2, 2, 2, 5, 5, 5],
  [2, 3, 3, 3, 3, 5],
  [5, 5, 5, 5, 5, 5],
  [2, 2, 2, 4, 4, 4],
  [1, 1, 3, 3, 3, 3],
  [3, 3, 3, 3, 5, 5],
  [1, 1, 3, 3, 3, 4],
  [1, 1, 4, 4, 4, 4],
  [5, 5, 5, 5, 5, 5],
  [1, 4, 4, 4, 4, 4],
  [1, 2, 4, 4, 4, 4],
  [2, 2, 2, 3, 3, 3],
  [1, 4, 4, 4, 4, 4],
  [2, 2, 4, 4, 4, 5],
  [3, 3, 3, 3, 3, 5],
  [1, 1, 1, 4, 5, 5],
  [1, 1, 1, 1, 1, 2],
  [2, 2, 4, 4, 4, 4],
  [1, 3, 3, 5, 5, 5],
  [5, 5, 5, 5, 5, 5],
  [2, 4, 4, 4, 4, 4],
  [2, 2, 4, 5, 5, 5],
  [1, 1, 4, 4, 4, 4],
  [1, 4, 4, 4, 4, 5],
  [2, 2, 2, 2, 2, 4],
  [1, 1, 1, 1, 5, 5],
  [2, 2, 4, 4, 4, 4],
  [1, 3, 3, 3, 3, 3],
  [5, 5, 5, 5, 5, 5],
]

/** Hayes and Krippendorff 2007, Answering the call for a standard reliability measure: 40 units, five observers. */
export const HAYES_KRIPPENDORFF_2007: readonly (readonly (number | null)[])[] = [
  [1, 1, 2, null, 2],
  [1, 1, 0, 1, null],
  [2, 3, 3, 3, null],
  [null, 0, 0, null, 0],
  [0, 0, 0, null, 0],
  [0, 0, 0, null, 0],
  [1, 0, 2, null, 1],
  [1, null, 2, 0, null],
  [2, 2, 2, null, 2],
  [2, 1, 1, 1, null],
  [null, 1, 0, 0, null],
  [0, 0, 0, 0, null],
  [1, 2, 2, 2, null],
  [3, 3, 2, 2, 3],
  [1, 1, 1, null, 1],
  [1, 1, 1, null, 1],
  [2, 1, 2, null, 2],
  [1, 2, 3, 3, null],
  [1, 1, 0, 1, null],
  [0, 0, 0, null, 0],
  [0, 0, 1, 1, null],
  [0, 0, null, 0, 0],
  [2, 3, 3, 3, null],
  [0, 0, 0, 0, null],
  [1, 2, null, 2, 2],
  [0, 1, 1, 1, null],
  [0, 0, 0, 1, 0],
  [1, 2, 1, 2, null],
  [1, 1, 2, 2, null],
  [1, 1, 2, null, 2],
  [1, 1, 0, null, 0],
  [2, 1, 2, 1, null],
  [2, 2, null, 2, 2],
  [3, 2, 2, 2, null],
  [2, 2, 2, null, 2],
  [2, 2, 3, null, 2],
  [2, 2, 2, null, 2],
  [2, 2, null, 1, 2],
  [2, 2, 2, 2, null],
  [1, 1, 1, null, 1],
]

interface Unitizing {
  readonly category: string
  /** Start and length of each unit, for each of two raters. */
  readonly raters: readonly (readonly (readonly [number, number])[])[]
  readonly observed: number
  readonly alpha: number
}

/** Krippendorff 1995, On the reliability of unitizing continuous data: a continuum of 24. */
export const UNITS_1995: readonly Unitizing[] = [
  {
    category: 'A',
    raters: [
      [
        [2, 8],
        [14, 6],
      ],
      [
        [4, 4],
        [15, 2],
      ],
    ],
    observed: 0.03125,
    alpha: 0.553,
  },
  {
    category: 'B',
    raters: [
      [[0, 18]],
      [
        [0, 2],
        [2, 1],
        [3, 1],
        [4, 1],
        [5, 1],
        [6, 3],
        [9, 1],
      ],
    ],
    observed: 2.26736,
    alpha: -0.926,
  },
  {
    category: 'C',
    raters: [
      [
        [2, 6],
        [10, 2],
        [14, 4],
        [20, 2],
      ],
      [
        [0, 2],
        [4, 4],
        [10, 4],
        [16, 2],
        [20, 2],
      ],
    ],
    observed: 0.02777,
    alpha: 0.679,
  },
  {
    category: 'D',
    raters: [
      [
        [0, 2],
        [2, 8],
        [10, 4],
        [14, 6],
        [20, 4],
      ],
      [
        [0, 4],
        [4, 4],
        [8, 7],
        [15, 2],
        [17, 7],
      ],
    ],
    observed: 0.38715,
    alpha: 0.066,
  },
]

import { setOf } from '#support/review-sets'

/** Two analysts who agree on some claims, not on others. */
export const RIVER_TEXT = 'The river rose. The gate was shut. The board denies it. Nobody was called. The log is lost.'
export const RIVER_SETS = [
  setOf(RIVER_TEXT, 'A', [
    { words: 'The river rose', tag: 'attributed' },
    { words: 'The gate was shut', tag: 'contested' },
    { words: 'Nobody was called', tag: 'unverified' },
  ]),
  setOf(RIVER_TEXT, 'B', [
    { words: 'The river rose', tag: 'attributed' },
    { words: 'gate was shut', tag: 'attributed' },
    { words: 'The log is lost', tag: 'unverified' },
  ]),
]

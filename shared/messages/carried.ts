import type { RecheckFate } from '#annotations/model/recheck'

const UNPLACED = {
  'carried.ambiguous': 'several places, not compared: {id} “{quote}”',
  'carried.lost': 'no place, not compared: {id} “{quote}”',
} as const satisfies Record<`carried.${Exclude<RecheckFate, 'changed'>}`, string>

/** Sets that were brought to another revision to be compared. */
export const CARRIED_MESSAGES = {
  ...UNPLACED,
  'carried.changed': 'changed, compared where it stands now: {id} “{quote}”',
  'carried.from':
    '{analyst} is on revision {from}; brought along to compare: {placed} claims have a place, {changed} of them changed, {unplaced} have none.',
  'carried.waiting': '{analyst}: {unplaced} claims still wait for a place and are not compared.',
  'carried.textless': '{analyst} is on a revision whose text is not here and is not compared.',
} as const

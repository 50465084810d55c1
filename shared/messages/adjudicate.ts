import type { OpenReason } from '#annotations/adjudicate/take-many'

const OPEN = {
  'open.tie': 'a tie: no majority',
  'open.not-marked': 'not marked by the analyst whose claims are taken',
  'open.differs': 'not all agree',
  'open.outdated': 'decided before, but its claims have changed since',
} as const satisfies Record<`open.${OpenReason}`, string>

/** Settling many statements at once, without a window. */
export const ADJUDICATE_MESSAGES = {
  ...OPEN,
  'adjudicate.because-taken': 'All claims of {analyst} are taken.',
  'adjudicate.done': '{decided} decided, {open} stay open, {settled} were settled before.',
  'adjudicate.dry': '(nothing was done)',
  'adjudicate.no-set': '{analyst} has no set on this article.',
  'adjudicate.nothing': 'no article that two analysts have annotated.',
} as const

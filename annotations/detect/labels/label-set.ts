/** The parts of an attribution, in the order of the labels. */
export const LABEL_ROLES = ['source', 'cue', 'content'] as const
export type LabelRole = (typeof LABEL_ROLES)[number]

/**
 * One label a token: 0 is outside; a role has four, for the first, an inner, the last and the only token of a run (Ratinov and Roth 2009,
 * BILOU). Telling the last token apart lets the model learn where a content ends.
 */
export const LABEL_COUNT = 13
export const OUTSIDE = 0

export type Position = 'begin' | 'inside' | 'end' | 'single'
const POSITIONS: readonly Position[] = ['begin', 'inside', 'end', 'single']

export function labelOf(role: LabelRole, position: Position): number {
  return 1 + 4 * LABEL_ROLES.indexOf(role) + POSITIONS.indexOf(position)
}

/** Index into `LABEL_ROLES`, or -1 for outside. */
export function roleIndexOf(label: number): number {
  return label === OUTSIDE ? -1 : (label - 1) >> 2
}

/** True for the labels that a run can begin with. */
export function beginsRun(label: number): boolean {
  return label !== OUTSIDE && ((label - 1) & 3) % 3 === 0
}

/** True for the labels that a run can end with. */
export function endsRun(label: number): boolean {
  return label !== OUTSIDE && ((label - 1) & 3) >= 2
}

export function canStart(label: number): boolean {
  return label === OUTSIDE || beginsRun(label)
}

export function canStop(label: number): boolean {
  return label === OUTSIDE || endsRun(label)
}

export function canFollow(before: number, label: number): boolean {
  if (canStop(before)) return canStart(label)
  return !canStart(label) && roleIndexOf(before) === roleIndexOf(label)
}

/** The labels that a run can begin with and those that it can stop with, outside among both. */
export const STARTS: Uint8Array = Uint8Array.from([...Array(LABEL_COUNT).keys()].filter(canStart))
export const STOPS: Uint8Array = Uint8Array.from([...Array(LABEL_COUNT).keys()].filter(canStop))

/** Every permitted pair of neighbouring labels, as two parallel lists, ordered by the first. */
export const PAIRS_FROM: Uint8Array = pairs((before) => before)
export const PAIRS_TO: Uint8Array = pairs((_, label) => label)

function pairs(pick: (before: number, label: number) => number): Uint8Array {
  const list: number[] = []
  for (let before = 0; before < LABEL_COUNT; before++)
    for (let label = 0; label < LABEL_COUNT; label++) if (canFollow(before, label)) list.push(pick(before, label))
  return Uint8Array.from(list)
}

/** Writes the labels of a run of tokens `first`..`end` (half-open) of one role. */
export function writeRun(labels: Uint8Array, role: number, first: number, end: number): void {
  const base = 1 + 4 * role
  if (end - first === 1) {
    labels[first] = base + 3
    return
  }
  labels[first] = base
  for (let i = first + 1; i < end - 1; i++) labels[i] = base + 1
  labels[end - 1] = base + 2
}

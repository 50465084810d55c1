import { diffArrays } from 'diff'

/** How one version of a text differs from another, counted in paragraphs (lines that are not blank). */
export interface TextChange {
  readonly paragraphsAdded: number
  readonly paragraphsRemoved: number
  /** Removed and added at the same place. */
  readonly paragraphsChanged: number
}

/** More paragraphs than this changed and they are two texts; bounds the work at O((N + M) * limit). Source: Myers 1986. */
const MOST_EDITS = 2000

const paragraphsOf = (text: string): readonly string[] => text.split('\n').filter((line) => /\S/.test(line))

/** What two lists have in common at their start. */
const commonStart = (a: readonly string[], b: readonly string[]): number => {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}

/**
 * Compares two versions of an article, for the notice that a file holds a changed version of one that is there already.
 * `too-different` where they have no paragraph in common, or more than 2,000 differ.
 */
export const describeChange = (oldText: string, newText: string): TextChange | 'too-different' => {
  const before = paragraphsOf(oldText)
  const after = paragraphsOf(newText)
  const start = commonStart(before, after)
  const changes = diffArrays(before.slice(start), after.slice(start), { maxEditLength: MOST_EDITS })
  if (changes === undefined) return 'too-different'

  let added = 0
  let removed = 0
  let changed = 0
  let common = start
  // Each stretch between two common ones: what was removed pairs with what was added there.
  let stretch = { added: 0, removed: 0 }
  const settle = (): void => {
    const pairs = Math.min(stretch.added, stretch.removed)
    changed += pairs
    added += stretch.added - pairs
    removed += stretch.removed - pairs
    stretch = { added: 0, removed: 0 }
  }
  for (const change of changes) {
    if (change.added) stretch.added += change.count
    else if (change.removed) stretch.removed += change.count
    else {
      common += change.count
      settle()
    }
  }
  settle()
  if (common === 0 && before.length > 0) return 'too-different'
  return { paragraphsAdded: added, paragraphsRemoved: removed, paragraphsChanged: changed }
}

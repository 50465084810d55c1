import { editScript } from '#annotations/text/edit-script'

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

/**
 * Compares two versions of an article, for the notice that a file holds a changed version of one that is there already.
 * `too-different` where they have no paragraph in common, or more than 2,000 differ.
 */
export const describeChange = (oldText: string, newText: string): TextChange | 'too-different' => {
  const before = paragraphsOf(oldText)
  const after = paragraphsOf(newText)
  const runs = editScript(before, after, MOST_EDITS)
  if (runs === null) return 'too-different'

  let added = 0
  let removed = 0
  let changed = 0
  let common = 0
  for (const { equal, a0, a1, b0, b1 } of runs) {
    if (equal) common += a1 - a0
    else {
      // What was removed pairs with what was added there.
      const pairs = Math.min(a1 - a0, b1 - b0)
      changed += pairs
      removed += a1 - a0 - pairs
      added += b1 - b0 - pairs
    }
  }
  if (common === 0 && before.length > 0) return 'too-different'
  return { paragraphsAdded: added, paragraphsRemoved: removed, paragraphsChanged: changed }
}

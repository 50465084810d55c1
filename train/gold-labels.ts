import type { Passage } from '#annotations/detect/reading/passage'
import { LABEL_ROLES, writeRun } from '#annotations/detect/labels/label-set'
import { tokenRange } from '#annotations/detect/labels/rule-view'
import type { MeasuredAttribution } from '#eval/measures/role-labels'

/**
 * The labels that the corpus gives the tokens of a passage: as in the measures, a token belongs to the first attribution that claims it,
 * source before cue before content, and a run ends where the attribution changes.
 */
export function goldLabels(passage: Passage, attributions: readonly MeasuredAttribution[]): Uint8Array {
  const count = passage.tokens.length
  const role = new Int8Array(count).fill(-1)
  const owner = new Int32Array(count).fill(-1)
  attributions.forEach((attribution, index) => {
    LABEL_ROLES.forEach((name, roleIndex) => {
      for (const [start, end] of attribution[name]) {
        if (end <= passage.span.start || start >= passage.span.end) continue
        const [from, to] = tokenRange(passage, { start, end })
        for (let i = from; i < to; i++) {
          if (owner[i] !== -1) continue
          role[i] = roleIndex
          owner[i] = index
        }
      }
    })
  })
  const labels = new Uint8Array(count)
  let first = 0
  for (let i = 1; i <= count; i++) {
    if (i < count && role[i] === role[first] && owner[i] === owner[first]) continue
    const roleIndex = role[first] ?? -1
    if (roleIndex >= 0) writeRun(labels, roleIndex, first, i)
    first = i
  }
  return labels
}

import { Columns } from './columns'
import { canStop } from './label-set'
import { KIND_COMMA, KIND_QUOTE, PAD, type Observed } from './observed'
import type { RuleView } from './rule-view'

/** No such token in the sentence. */
export const NONE = -1

/** For each token of a passage, the nearest tokens of its sentence that have something; indices without padding, `NONE` where there is none. */
export interface Surroundings {
  /** Likely cue outside quotations, before and after. */
  readonly cueBefore: Int32Array
  readonly cueAfter: Int32Array
  readonly markBefore: Int32Array
  readonly markAfter: Int32Array
  readonly commaAfter: Int32Array
  /** First token of the run of one label by the rules that the token is in, and one past its last. */
  readonly runFirst: Int32Array
  readonly runEnd: Int32Array
}

/** Learned steps from here on count as a likely cue. */
export const LIKELY_CUE = 4

export function surroundingsOf(seen: Observed, cueStep: Uint8Array, rules: RuleView): Surroundings {
  const { count, sentence, kind, quote } = seen
  const columns = new Columns(count * 7 * 4)
  const around = {
    cueBefore: columns.int32(count),
    cueAfter: columns.int32(count),
    markBefore: columns.int32(count),
    markAfter: columns.int32(count),
    commaAfter: columns.int32(count),
    runFirst: columns.int32(count),
    runEnd: columns.int32(count),
  }
  let cue = NONE
  let mark = NONE
  let comma = NONE
  for (let i = 0; i < count; i++) {
    const at = PAD + i
    if (i > 0 && sentence[at] !== sentence[at - 1]) {
      cue = NONE
      mark = NONE
    }
    around.cueBefore[i] = cue
    around.markBefore[i] = mark
    if ((cueStep[at] ?? 0) >= LIKELY_CUE && quote[at] === 0) cue = i
    if ((kind[at] ?? 0) >= KIND_QUOTE) mark = i
  }
  for (let i = count - 1; i >= 0; i--) {
    const at = PAD + i
    if (i === count - 1 || sentence[at] !== sentence[at + 1]) {
      cue = NONE
      mark = NONE
      comma = NONE
    }
    around.cueAfter[i] = cue
    around.markAfter[i] = mark
    around.commaAfter[i] = comma
    if ((cueStep[at] ?? 0) >= LIKELY_CUE && quote[at] === 0) cue = i
    if ((kind[at] ?? 0) >= KIND_QUOTE) mark = i
    if (kind[at] === KIND_COMMA) comma = i
  }
  writeRuns(rules, around.runFirst, around.runEnd)
  return around
}

/** Runs of the rules' labels; tokens outside attributions make runs too. */
function writeRuns({ label }: RuleView, runFirst: Int32Array, runEnd: Int32Array): void {
  const count = runFirst.length
  let from = 0
  for (let i = 1; i <= count; i++) {
    const same = i < count && (label[PAD + i] === 0 ? label[PAD + i - 1] === 0 : !canStop(label[PAD + i - 1] ?? 0))
    if (same) continue
    runFirst.fill(from, from, i)
    runEnd.fill(i, from, i)
    from = i
  }
}

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
  const { count } = seen
  const isCue = (at: number): boolean => (cueStep[at] ?? 0) >= LIKELY_CUE && seen.quote[at] === 0
  const isMark = (at: number): boolean => (seen.kind[at] ?? 0) >= KIND_QUOTE
  const isComma = (at: number): boolean => seen.kind[at] === KIND_COMMA
  const [runFirst, runEnd] = ruleRuns(rules, count)
  return {
    cueBefore: before(seen, isCue),
    cueAfter: after(seen, isCue),
    markBefore: before(seen, isMark),
    markAfter: after(seen, isMark),
    commaAfter: after(seen, isComma),
    runFirst,
    runEnd,
  }
}

function before({ count, sentence }: Observed, has: (at: number) => boolean): Int32Array {
  const nearest = new Int32Array(count)
  let last = NONE
  for (let i = 0; i < count; i++) {
    if (i > 0 && sentence[PAD + i] !== sentence[PAD + i - 1]) last = NONE
    nearest[i] = last
    if (has(PAD + i)) last = i
  }
  return nearest
}

function after({ count, sentence }: Observed, has: (at: number) => boolean): Int32Array {
  const nearest = new Int32Array(count)
  let next = NONE
  for (let i = count - 1; i >= 0; i--) {
    if (sentence[PAD + i] !== sentence[PAD + i + 1]) next = NONE
    nearest[i] = next
    if (has(PAD + i)) next = i
  }
  return nearest
}

/** Runs of the rules' labels; tokens outside attributions make runs too. */
function ruleRuns({ label }: RuleView, count: number): readonly [Int32Array, Int32Array] {
  const first = new Int32Array(count)
  const end = new Int32Array(count)
  let from = 0
  for (let i = 1; i <= count; i++) {
    const same = i < count && (label[PAD + i] === 0 ? label[PAD + i - 1] === 0 : !canStop(label[PAD + i - 1] ?? 0))
    if (same) continue
    first.fill(from, from, i)
    end.fill(i, from, i)
    from = i
  }
  return [first, end]
}

import type { TextRow } from '#annotations/compare/compare-texts'
import type { RevisePlan } from '#annotations/revise/revise-set'
import type { AnnotationSet } from '#annotations/model/annotation-set'
import { compareRechecks } from '#annotations/model/recheck-order'
import type { Recheck } from '#annotations/model/recheck'

/** Two revisions of the open article laid side by side, each with one's own claims on it. */
export interface Comparison {
  /** SHA-256 of the two texts. */
  readonly from: string
  readonly to: string
  readonly before: string
  readonly after: string
  readonly rows: readonly TextRow[]
  /** One's set as it last was on `from`. */
  readonly old: AnnotationSet
  /** One's set on `to`: as it would be, where a plan waits, else as it last was there; null for the set that is open. */
  readonly now: AnnotationSet | null
  /** How the open set would come over: nothing of it is done until the analyst says so. */
  readonly plan: RevisePlan | null
}

/** The claims to look at again, in the order of the text they stood in. */
export function queueOf(set: AnnotationSet): readonly Recheck[] {
  return [...set.rechecks.values()].sort(compareRechecks)
}

/** The one `step` places from the one that is chosen; the first or last where none is. */
export function recheckNear(queue: readonly Recheck[], chosen: string | null, step: 1 | -1): Recheck | null {
  const at = queue.findIndex(({ id }) => id === chosen)
  if (at < 0) return (step === 1 ? queue[0] : queue.at(-1)) ?? null
  return queue[Math.min(queue.length - 1, Math.max(0, at + step))] ?? null
}

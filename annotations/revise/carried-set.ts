import type { AnnotationSet } from '../model/annotation-set'
import { applyOp } from '../ops/apply'
import type { ClaimFate } from './claim-fate'
import { reviseSteps, type RevisionText } from './revise-set'
import { TextMaps } from './text-maps'

/** A set on another text than it was made on, and what each of its claims came to there, by id. */
export interface CarriedSet {
  readonly set: AnnotationSet
  readonly fates: ReadonlyMap<string, ClaimFate>
}

/** Revisions whose texts `carrySteps` looks at: the set's own first, then those that its claims without a place stood on. */
export function revisionsOf(set: AnnotationSet): readonly string[] {
  return [...new Set([set.revision, ...[...set.rechecks.values()].map(({ revision }) => revision)])]
}

/**
 * A set as it would be once its analyst had brought it to another text (`reviseSteps`). Nothing is written. Yields the share that is done.
 * @throws RangeError where the text of the set's own revision is not among `texts`
 */
export function* carrySteps(
  set: AnnotationSet,
  texts: readonly RevisionText[],
  to: RevisionText,
  maps = new TextMaps(),
): Generator<number, CarriedSet> {
  const { op, fates } = yield* reviseSteps(set, texts, to, maps)
  const after = applyOp(set, op)
  if (after.kind === 'conflict') throw new RangeError(`the plan does not fit its set: ${after.reason} ${after.id}`)
  return { set: after.set, fates }
}

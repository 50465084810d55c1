import type { AnnotationSet } from '../model/annotation-set'

/** What of an analyst's set is compared with those of others. */
export type ReviewSet = Pick<AnnotationSet, 'analyst' | 'revision' | 'claims' | 'links'>

/**
 * Brings sets to one revision before they are laid side by side.
 * @param bring what a set says on `revision`; called only for those that are on another one
 */
export function onRevision(
  sets: readonly ReviewSet[],
  revision: string,
  bring: (set: ReviewSet, revision: string) => ReviewSet,
): readonly ReviewSet[] {
  return sets.map((set) => (set.revision === revision ? set : bring(set, revision)))
}

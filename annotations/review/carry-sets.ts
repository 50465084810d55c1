import type { AnnotationSet } from '../model/annotation-set'
import type { Recheck } from '../model/recheck'
import { carrySteps, revisionsOf } from '../revise/carried-set'
import type { RevisionText } from '../revise/revise-set'
import { TextMaps } from '../revise/text-maps'

/** An analyst's set on the revision that sets are compared on. */
export interface CarriedSet {
  readonly set: AnnotationSet
  /** SHA-256 of the revision it is on in the library; null where that is the one compared on. */
  readonly from: string | null
  /** Claims that mean something else there, or may; they are compared where they stand now. */
  readonly changed: readonly Recheck[]
  /** Claims that have no one place there, so they are not compared. Those that waited for a place already are among them. */
  readonly unplaced: readonly Recheck[]
}

/** Sets on one revision, and those that cannot be brought there because nobody has the text they are on. */
export interface CarriedSets {
  readonly carried: readonly CarriedSet[]
  /** Ids of analysts, in order. */
  readonly textless: readonly string[]
}

/**
 * Brings sets to one revision before they are laid side by side, as their analysts would with `revise` (revise-set.ts). Nothing is written and no
 * claim goes silently: what has no place there is named. The same whatever the order of the sets. Costs a mapping of two texts for each
 * other revision that a set is on. Yields the share that is done; whoever stops asking has cancelled.
 * @param textOf text of a revision, by its hash
 * @param maps those of texts that others ask for as well
 * @throws RangeError where the text of `revision` is not known
 */
export function* carrySetsSteps(
  sets: readonly AnnotationSet[],
  revision: string,
  textOf: (revision: string) => string | undefined,
  maps = new TextMaps(),
): Generator<number, CarriedSets> {
  const text = textOf(revision)
  if (text === undefined) throw new RangeError(`the text of revision ${revision} is not there`)
  const carried: CarriedSet[] = []
  const textless: string[] = []
  for (const [i, set] of [...sets].sort((a, b) => (a.analyst < b.analyst ? -1 : a.analyst > b.analyst ? 1 : 0)).entries()) {
    const steps = carrySetSteps(set, { revision, text }, textOf, maps)
    let step = steps.next()
    for (; !step.done; step = steps.next()) yield (i + step.value) / sets.length
    if (step.value) carried.push(step.value)
    else textless.push(set.analyst)
  }
  return { carried, textless }
}

/** `carrySetsSteps` to its end. */
export function carrySets(sets: readonly AnnotationSet[], revision: string, textOf: (revision: string) => string | undefined): CarriedSets {
  const steps = carrySetsSteps(sets, revision, textOf)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

function* carrySetSteps(
  set: AnnotationSet,
  to: RevisionText,
  textOf: (revision: string) => string | undefined,
  maps: TextMaps,
): Generator<number, CarriedSet | null> {
  if (set.revision === to.revision) return carriedSet(set, null)
  const texts = revisionsOf(set).flatMap((revision): readonly RevisionText[] => {
    const text = textOf(revision)
    return text === undefined ? [] : [{ revision, text }]
  })
  if (texts[0]?.revision !== set.revision) return null
  const carried = yield* carrySteps(set, texts, to, maps)
  return carriedSet(carried.set, set.revision)
}

/**
 * A set on the revision compared on, with what is to be told of its claims.
 * @param from SHA-256 of the revision it is on in the library; null where that is the one compared on
 */
export function carriedSet(set: AnnotationSet, from: string | null): CarriedSet {
  const rechecks = [...set.rechecks.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    set,
    from,
    changed: from === null ? [] : rechecks.filter(({ id }) => set.claims.has(id)),
    unplaced: rechecks.filter(({ id }) => !set.claims.has(id)),
  }
}

/**
 * The revision to compare on where none is chosen: the newest that one of the sets is on, so that nothing is mapped to a text nobody has worked on.
 * @param revisions of the article, oldest first
 */
export function revisionToCompareOn(sets: readonly Pick<AnnotationSet, 'revision'>[], revisions: readonly string[]): string | null {
  const used = new Set(sets.map(({ revision }) => revision))
  return revisions.findLast((revision) => used.has(revision)) ?? null
}

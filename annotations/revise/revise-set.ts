import type { AnnotationSet } from '../model/annotation-set'
import type { Claim } from '../model/claim'
import type { Op } from '../ops/op'
import { planRevise } from '../ops/plan-revise'
import type { ClaimFate } from './claim-fate'
import { ClaimMapper } from './map-claims'
import { TextMaps } from './text-maps'

const CLAIMS_A_STEP = 100

/** A text of the article, by its hash. */
export interface RevisionText {
  readonly revision: string
  readonly text: string
}

/** The op that takes a set to another revision, and how many of its claims come to what. Nothing is done yet. */
export interface RevisePlan {
  readonly op: Op
  readonly counts: Readonly<Record<ClaimFate['kind'], number>>
  /** By id, of every claim of the set and of every one without a place. */
  readonly fates: ReadonlyMap<string, ClaimFate>
}

/**
 * Maps a set onto another text of its article. Yields the share that is done; whoever stops asking has cancelled.
 * @param texts of the set's own revision and of those that its claims without a place stood on
 * @param maps those of texts that others ask for as well
 * @throws RangeError where the text of the set's own revision is not among them
 */
export function* reviseSteps(
  set: AnnotationSet,
  texts: readonly RevisionText[],
  to: RevisionText,
  maps = new TextMaps(),
): Generator<number, RevisePlan> {
  const textOf = (revision: string): string | undefined => texts.find((one) => one.revision === revision)?.text
  const from = textOf(set.revision)
  if (from === undefined) throw new RangeError(`the text of revision ${set.revision} is not there`)
  const mapping = maps.steps(from, to.text)
  let mapped = mapping.next()
  for (; !mapped.done; mapped = mapping.next()) yield mapped.value / 2
  const map = new ClaimMapper(mapped.value)
  const fates = new Map<string, ClaimFate>()
  const counts = { kept: 0, moved: 0, changed: 0, ambiguous: 0, lost: 0 }
  for (const claim of set.claims.values()) {
    if (fates.size % CLAIMS_A_STEP === 0) yield 0.5 + (0.4 * fates.size) / set.claims.size
    const fate = fateWithEvidence(map, claim)
    fates.set(claim.id, fate)
    counts[fate.kind]++
  }
  yield 0.9
  const older = new Map<string, ClaimMapper>()
  for (const { id, revision, was } of set.rechecks.values()) {
    const text = textOf(revision)
    if (set.claims.has(id) || text === undefined) continue
    const from = older.get(revision) ?? new ClaimMapper(maps.of(text, to.text))
    older.set(revision, from)
    fates.set(id, fateWithEvidence(from, was))
  }
  return { op: planRevise(set, { revision: to.revision, fates, move: (spans) => map.move(spans) }), counts, fates }
}

function fateWithEvidence(map: ClaimMapper, claim: Claim): ClaimFate {
  const fate = map.fateOf(claim)
  return { ...fate, evidence: map.evidenceOf(claim, fate) }
}

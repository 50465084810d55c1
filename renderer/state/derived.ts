import type { Detection } from '#annotations/detect/detector'
import { RelationIndex } from '#annotations/ledger/relation-index'
import { type RuleTally, tallyOp, tallySet } from '#annotations/ledger/rule-tally'
import type { AnnotationSet } from '#annotations/model/annotation-set'
import type { Op } from '#annotations/ops/op'
import { buildItems, type ClaimItems, updateItems } from './claim-items'

/** What follows from the set and the detection. Kept up to date op by op: a key must cost the same at 10,000 claims. */
export interface Derived {
  readonly items: ClaimItems
  readonly relations: RelationIndex
  /** What became of each rule's suggestions in this article. */
  readonly tally: RuleTally
}

export function deriveFrom(set: AnnotationSet, detection: Detection | null, leastConfidence: number): Derived {
  return {
    items: buildItems(set, detection, leastConfidence),
    relations: RelationIndex.from(detection, set.links.values()),
    tally: tallySet(set, detection),
  }
}

interface Before extends Derived {
  readonly set: AnnotationSet
  readonly detection: Detection | null
}

/** What follows after `op` led from `before` to `set`. */
export function deriveNext(before: Before, set: AnnotationSet, op: Op): Derived {
  const { detection } = before
  return {
    items: updateItems(before.items, set, op, detection),
    relations: set.links === before.set.links ? before.relations : RelationIndex.from(detection, set.links.values()),
    tally: tallyOp(before.tally, op, before.set, set, detection),
  }
}

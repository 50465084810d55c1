import type { AnnotationSet } from '../model/annotation-set'
import { assertNever } from '../model/assert-never'
import { deepEqual } from '../model/deep-equal'
import type { ReviewRecord } from '../model/review-record'
import type { ShardedMap } from '../model/sharded-map'
import type { Applied } from './apply'
import type { AtomicOp } from './op'

export type ReviewAtom = Extract<AtomicOp, { readonly kind: `${'decision' | 'message' | 'stage'}.${string}` }>

/** The set after one atom of a review; like every atom it says what was there, and fits only that. */
export function applyReviewAtom(set: AnnotationSet, atom: ReviewAtom): Applied {
  const { review } = set
  switch (atom.kind) {
    case 'decision.add': {
      const { result } = atom.decision
      if (result !== null && !set.claims.has(result)) return { kind: 'conflict', reason: 'missing', id: result }
      return added(set, review.decisions, atom.decision, (decisions) => ({ ...review, decisions }))
    }
    case 'decision.remove':
      return removed(set, review.decisions, atom.decision, (decisions) => ({ ...review, decisions }))
    case 'message.add':
      return added(set, review.messages, atom.message, (messages) => ({ ...review, messages }))
    case 'message.remove':
      return removed(set, review.messages, atom.message, (messages) => ({ ...review, messages }))
    case 'stage.add':
      return added(set, review.stages, atom.stage, (stages) => ({ ...review, stages }))
    case 'stage.remove':
      return removed(set, review.stages, atom.stage, (stages) => ({ ...review, stages }))
    default:
      return assertNever(atom)
  }
}

interface Identified {
  readonly id: string
}

type Put<T> = (items: ShardedMap<T>) => ReviewRecord

function added<T extends Identified>(set: AnnotationSet, items: ShardedMap<T>, item: T, put: Put<T>): Applied {
  if (items.has(item.id)) return { kind: 'conflict', reason: 'exists', id: item.id }
  return { kind: 'applied', set: { ...set, review: put(items.with(item.id, item)) } }
}

function removed<T extends Identified>(set: AnnotationSet, items: ShardedMap<T>, item: T, put: Put<T>): Applied {
  const there = items.get(item.id)
  if (!there) return { kind: 'conflict', reason: 'missing', id: item.id }
  if (!deepEqual(there, item)) return { kind: 'conflict', reason: 'changed', id: item.id }
  return { kind: 'applied', set: { ...set, review: put(items.without(item.id)) } }
}

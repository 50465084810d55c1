import type { Claim, Tag } from '../model/claim'
import type { ReviewSet } from '../review/review-set'
import type { AnnotationSet } from '../model/annotation-set'
import type { ClaimRef, Decision, Position } from '../model/decision'
import { type Message } from '../model/message'
import { spansEqual, type Spans } from '../text/span'
import { type Thread, threadsAbout, threadsOf } from './threads'

/** What became of an analyst's claim. `added`: it was found by others and missed by this analyst. */
export const OUTCOMES = ['changed', 'dropped', 'added', 'kept'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** One thing that is different in the adjudicated claim. */
export type Change =
  | { readonly kind: 'tag'; readonly before: Tag | null; readonly after: Tag | null }
  | { readonly kind: 'span'; readonly before: Spans; readonly after: Spans }
  | { readonly kind: 'source'; readonly before: string; readonly after: string }

/** What a decision means for one analyst. */
export interface SlipItem {
  readonly outcome: Outcome
  readonly decision: Decision
  /** What the analyst had when it was decided; null where that was nothing. */
  readonly yours: Position | null
  /** The analyst's claim as it is now, where it is still there. */
  readonly claim: Claim | null
  /** What was decided; null where it is no claim. */
  readonly result: Claim | null
  readonly changes: readonly Change[]
  readonly threads: readonly Thread[]
}

/** What a review came to for one analyst, in text order. */
export interface ReturnSlip {
  readonly analyst: string
  readonly reviewer: string
  readonly items: readonly SlipItem[]
  readonly counts: Readonly<Record<Outcome, number>>
}

/**
 * The slip for `analyst`: every decision about a claim of theirs, and every claim of others that they did not mark.
 * @param adjudicated the reviewer's set, with the decisions
 * @param own the analyst's set as it is now; null where it is not at hand
 * @param messages of all participants
 */
export function returnSlip(
  adjudicated: AnnotationSet,
  analyst: string,
  own: Pick<ReviewSet, 'claims'> | null,
  messages: Iterable<Message>,
): ReturnSlip {
  const threads = threadsOf(messages)
  const items: SlipItem[] = []
  for (const decision of adjudicated.review.decisions.values()) {
    if (!decision.against.some((point) => point.analyst === analyst)) continue
    const yours = decision.about.find((position) => position.analyst === analyst) ?? null
    const result = decision.result === null ? null : (adjudicated.claims.get(decision.result) ?? null)
    // What others marked, this analyst did not, and the reviewer did not take either, is as it should be.
    if (!yours && !result) continue
    const changes = yours && result ? changesOf(yours, result) : []
    const claim = yours ? (own?.claims.get(yours.claim) ?? null) : null
    items.push({
      outcome: outcomeOf(yours, result, changes),
      decision,
      yours,
      claim,
      result,
      changes,
      threads: aboutOf(threads, decision.about),
    })
  }
  items.sort((a, b) => startOf(a) - startOf(b) || (a.decision.id < b.decision.id ? -1 : 1))
  const counts = { changed: 0, dropped: 0, added: 0, kept: 0 }
  for (const { outcome } of items) counts[outcome]++
  return { analyst, reviewer: adjudicated.analyst, items, counts }
}

export function changesOf(yours: Pick<Position, 'tag' | 'content' | 'sourceName'>, result: Claim): readonly Change[] {
  const changes: Change[] = []
  if (yours.tag !== result.tag) changes.push({ kind: 'tag', before: yours.tag, after: result.tag })
  if (!spansEqual(yours.content, result.content)) changes.push({ kind: 'span', before: yours.content, after: result.content })
  if (yours.sourceName !== result.sourceName) changes.push({ kind: 'source', before: yours.sourceName, after: result.sourceName })
  return changes
}

function aboutOf(threads: readonly Thread[], about: readonly ClaimRef[]): readonly Thread[] {
  return threads.length === 0 ? threads : threadsAbout(threads, about)
}

function outcomeOf(yours: Position | null, result: Claim | null, changes: readonly Change[]): Outcome {
  if (!yours) return 'added'
  if (!result) return 'dropped'
  return changes.length > 0 ? 'changed' : 'kept'
}

function startOf({ yours, result }: SlipItem): number {
  return (yours?.content ?? result?.content)?.[0]?.start ?? 0
}

import type { Detection, Suggestion } from '#annotations/detect/detector'
import type { AnnotationSet } from '#annotations/model/annotation-set'
import { suggestionOf } from '#annotations/ledger/suggestion-keys'
import { rejectionId } from '#annotations/model/annotation-set'
import type { Claim } from '#annotations/model/claim'
import { ShardedMap } from '#annotations/model/sharded-map'
import type { Op } from '#annotations/ops/op'
import type { Spans } from '#annotations/text/span'
import { MarkIndex } from '../reader/mark-index'
import type { ReaderMark } from '../reader/reader-model'

/** One thing in the article that can be selected: a claim of the set, or a suggestion still open. */
export type ClaimItem =
  | { readonly kind: 'claim'; readonly id: string; readonly claim: Claim }
  | { readonly kind: 'suggestion'; readonly id: string; readonly suggestion: Suggestion }

/**
 * What the reader and the panes show of a set: claims and open suggestions together, in text order.
 * Kept up to date by each op at a cost that does not grow with the set, except for copying one array of ids (10 µs at 10,000).
 */
export interface ClaimItems {
  readonly byId: ShardedMap<ClaimItem>
  /** Ids in text order. */
  readonly order: readonly string[]
  readonly marks: MarkIndex
  /** Suggestion key -> id of the claim made from it. */
  readonly accepted: ShardedMap<string>
  /** Suggestions of less confidence than this are left out; what was decided stays. */
  readonly leastConfidence: number
  /** Rule -> how many open suggestions it gave a reason for. */
  readonly openByRule: ReadonlyMap<string, number>
}

export const suggestionItemId = (key: string): string => `suggestion ${key}`

export function contentOf(item: ClaimItem): Spans {
  return item.kind === 'claim' ? item.claim.content : item.suggestion.content
}

/** Undecided: a suggestion neither accepted nor rejected, or a claim without a tag. */
export function isUndecided(item: ClaimItem): boolean {
  return item.kind === 'suggestion' || item.claim.tag === null
}

export function buildItems(set: AnnotationSet, detection: Detection | null, leastConfidence = 0): ClaimItems {
  const accepted = ShardedMap.from(acceptedKeys(set.claims.values(), detection))
  const items: ClaimItem[] = [...set.claims.values()].map((claim) => ({ kind: 'claim', id: claim.id, claim }))
  for (const suggestion of detection?.suggestions ?? []) {
    if (suggestion.confidence >= leastConfidence && isOpen(set, accepted, detection, suggestion))
      items.push({ kind: 'suggestion', id: suggestionItemId(suggestion.key), suggestion })
  }
  items.sort(compareItems)
  return {
    byId: ShardedMap.from(items.map((item) => [item.id, item])),
    order: items.map((item) => item.id),
    marks: MarkIndex.from(items.map((item) => markOf(item, set))),
    accepted,
    leastConfidence,
    openByRule: countRules(new Map(), items, 1),
  }
}

/** The items after `op` led to `set`. */
export function updateItems(items: ClaimItems, set: AnnotationSet, op: Op, detection: Detection | null): ClaimItems {
  const touched = new Set<string>()
  const keys = new Set<string>()
  for (const atom of op.atoms) {
    if (atom.kind === 'claim.add' || atom.kind === 'claim.remove') {
      touched.add(atom.claim.id)
      if (atom.claim.origin.kind === 'suggestion') keys.add(atom.claim.origin.key)
    } else if (atom.kind === 'claim.origin') {
      touched.add(atom.id)
      for (const origin of [atom.before, atom.after]) if (origin.kind === 'suggestion') keys.add(origin.key)
    } else if (atom.kind === 'suggestion.reject' || atom.kind === 'suggestion.restore') keys.add(atom.rejection.key)
    else if (atom.kind === 'recheck.add' || atom.kind === 'recheck.remove') touched.add(atom.recheck.id)
    else if ('id' in atom) touched.add(atom.id)
  }
  // An import can touch everything: then building anew is cheaper than thousands of single insertions.
  if (touched.size + keys.size > 200) return buildItems(set, detection, items.leastConfidence)
  let next = items
  for (const id of touched) {
    const claim = set.claims.get(id)
    next = replaceItem(next, set, id, claim ? { kind: 'claim', id, claim } : null)
  }
  next = { ...next, accepted: withAccepted(next.accepted, keys, touched, set, detection) }
  for (const key of keys) {
    const suggestion = suggestionOf(detection, key)
    if (!suggestion) continue
    const id = suggestionItemId(key)
    const isShown = suggestion.confidence >= items.leastConfidence && isOpen(set, next.accepted, detection, suggestion)
    next = replaceItem(next, set, id, isShown ? { kind: 'suggestion', id, suggestion } : null)
  }
  return next
}

/** Where several claims say that they were made from one suggestion, as after an import, the one with the least id stands for all. */
function acceptedKeys(claims: Iterable<Claim>, detection: Detection | null): ReadonlyMap<string, string> {
  const accepted = new Map<string, string>()
  for (const { origin, id } of claims) {
    if (origin.kind !== 'suggestion' || origin.detector !== detection?.detector) continue
    const other = accepted.get(origin.key)
    if (other === undefined || id < other) accepted.set(origin.key, id)
  }
  return accepted
}

/** `accepted` after the claims with the ids `touched`, made from the suggestions `keys`, came or went. */
function withAccepted(
  accepted: ShardedMap<string>,
  keys: ReadonlySet<string>,
  touched: ReadonlySet<string>,
  set: AnnotationSet,
  detection: Detection | null,
): ShardedMap<string> {
  let next = accepted
  for (const key of keys) {
    const before = accepted.get(key)
    // Only where the claim that stood for the suggestion is gone can there be another that nobody has looked at: 1 ms at 10,000.
    const isGone = before !== undefined && !set.claims.has(before)
    const ids = isGone ? set.claims.values() : [before, ...touched].flatMap((id) => (id === undefined ? [] : (set.claims.get(id) ?? [])))
    const id = acceptedKeys(ids, detection).get(key)
    next = id === undefined ? next.without(key) : next.with(key, id)
  }
  return next
}

function isOpen(set: AnnotationSet, accepted: ShardedMap<string>, detection: Detection | null, { key }: Suggestion): boolean {
  return !accepted.has(key) && !set.rejected.has(rejectionId({ detector: detection?.detector ?? '', key }))
}

function replaceItem(items: ClaimItems, set: AnnotationSet, id: string, item: ClaimItem | null): ClaimItems {
  const before = items.byId.get(id)
  if (!before && !item) return items
  const isInPlace = before && item && compareItems(before, item) === 0
  let { order } = items
  if (!isInPlace) {
    if (before) order = order.toSpliced(order.indexOf(id), 1)
    if (item) order = order.toSpliced(insertionPoint(items, order, item), 0, id)
  }
  const byId = item ? items.byId.with(id, item) : items.byId.without(id)
  const marks = before ? items.marks.without(id) : items.marks
  return { ...items, byId, order, marks: item ? marks.with(markOf(item, set)) : marks, openByRule: recount(items.openByRule, before, item) }
}

function recount(counts: ClaimItems['openByRule'], before: ClaimItem | undefined, item: ClaimItem | null): ClaimItems['openByRule'] {
  if (before?.kind !== 'suggestion' && item?.kind !== 'suggestion') return counts
  return countRules(countRules(new Map(counts), before ? [before] : [], -1), item ? [item] : [], 1)
}

function countRules(counts: Map<string, number>, items: readonly ClaimItem[], by: 1 | -1): Map<string, number> {
  for (const item of items) {
    if (item.kind !== 'suggestion') continue
    for (const rule of new Set(item.suggestion.reasons.map((reason) => reason.rule))) {
      const count = (counts.get(rule) ?? 0) + by
      if (count === 0) counts.delete(rule)
      else counts.set(rule, count)
    }
  }
  return counts
}

function insertionPoint({ byId }: ClaimItems, order: readonly string[], item: ClaimItem): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = byId.get(order[middle] ?? '')
    if (other && compareItems(other, item) <= 0) low = middle + 1
    else high = middle
  }
  return low
}

function compareItems(a: ClaimItem, b: ClaimItem): number {
  const [first, second] = [contentOf(a), contentOf(b)]
  return (
    (first[0]?.start ?? 0) - (second[0]?.start ?? 0) ||
    (second.at(-1)?.end ?? 0) - (first.at(-1)?.end ?? 0) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
}

function markOf(item: ClaimItem, { rechecks }: AnnotationSet): ReaderMark {
  const look = item.kind === 'claim' ? (item.claim.tag ?? 'untagged') : (`suggestion-${item.suggestion.tag}` as const)
  const mark: ReaderMark = { id: item.id, spans: contentOf(item), look }
  return rechecks.has(item.id) ? { ...mark, isAgain: true } : mark
}

/** Suggestions that there are to decide on: those shown, and those decided. */
export function countSuggested({ accepted, leastConfidence }: ClaimItems, set: AnnotationSet, detection: Detection): number {
  return detection.suggestions.filter(
    (suggestion) => suggestion.confidence >= leastConfidence || !isOpen(set, accepted, detection, suggestion),
  ).length
}

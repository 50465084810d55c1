import type { Detection } from '#annotations/detect/detector'
import { viewClaims } from '#annotations/detect/relations/claim-view'
import { findRelations } from '#annotations/detect/relations/conflicts'
import { nameSources } from '#annotations/detect/sources/names'
import { sliceSpans, type Spans } from '#annotations/text/span'
import type { LinkKind } from '#annotations/model/link'
import type { ConflictCase } from './conflict-cases'
import { draftOf } from './marked-draft'

/** A link between two contents, whoever found it. */
export interface ContentLink {
  readonly kind: LinkKind
  readonly from: Spans
  readonly to: Spans
  readonly reason: string
}

/** How the links found in one passage compare with those marked. */
export interface CaseScore {
  readonly name: string
  /** Marked links that were found; a pair found twice counts once. */
  readonly right: number
  readonly wrong: readonly ContentLink[]
  readonly missed: readonly string[]
}

/** Links of a kind that a detector proposes. */
export function detectedLinks(detection: Detection): ContentLink[] {
  return detection.links.flatMap(({ kind, from, to, reason }): ContentLink[] => {
    const [a, b] = [detection.suggestions[from], detection.suggestions[to]]
    return a && b ? [{ kind, from: a.content, to: b.content, reason }] : []
  })
}

/** Links between the marked claims, as if a detector had found exactly those. */
export function linksOfMarkedClaims({ text, claims }: ConflictCase): ContentLink[] {
  const drafts = claims.map((claim) => draftOf(text, claim))
  const views = viewClaims(text, drafts, nameSources(text, drafts))
  const spans = (index: number): Spans => drafts[index]?.content ?? []
  const { conflicts, updates, repetitions } = findRelations(text, views)
  return [
    ...conflicts.map((found) => ({ ...found, kind: 'contradicts' as const })),
    ...updates.map((found) => ({ ...found, kind: 'updates' as const })),
    ...repetitions.map((found) => ({ kind: 'repeats' as const, ...found })),
  ].map(({ kind, from, to, reason }) => ({ kind, from: spans(from), to: spans(to), reason }))
}

/** Compares found links of one kind with the marked ones. A claim is the marked one where their contents share half of the shorter. */
export function scoreCase(one: ConflictCase, found: readonly ContentLink[], kind: LinkKind): CaseScore {
  const marked = one.links.filter((link) => link.kind === kind)
  const hit = new Set<number>()
  const wrong: ContentLink[] = []
  for (const link of found) {
    if (link.kind !== kind) continue
    const at = marked.findIndex(({ from, to }) => {
      const [a, b] = [one.claims[from]?.content ?? [], one.claims[to]?.content ?? []]
      return (isSame(link.from, a) && isSame(link.to, b)) || (isSame(link.from, b) && isSame(link.to, a))
    })
    if (at < 0) wrong.push(link)
    else hit.add(at)
  }
  const missed = marked.filter((_, at) => !hit.has(at)).map(({ from, to }) => `${quote(one, from)} / ${quote(one, to)}`)
  return { name: one.name, right: hit.size, wrong, missed }
}

function quote(one: ConflictCase, claim: number): string {
  return sliceSpans(one.text, one.claims[claim]?.content ?? [])
}

function isSame(a: Spans, b: Spans): boolean {
  const shared = a.reduce(
    (sum, x) => sum + b.reduce((inner, y) => inner + Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start)), 0),
    0,
  )
  return shared * 2 >= Math.min(length(a), length(b)) && shared > 0
}

function length(spans: Spans): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0)
}

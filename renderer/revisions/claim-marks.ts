import { type AnnotationSet, compareClaims } from '#annotations/model/annotation-set'
import type { Claim, Tag } from '#annotations/model/claim'
import { IntervalIndex } from '#annotations/spans/interval-index'
import type { Span } from '#annotations/text/span'

/** A claim's span on one of the two texts. */
export interface ClaimMark {
  readonly id: string
  readonly span: Span
  /** The same on both sides: what belongs together is told by it, not by a line that would cross the text. */
  readonly number: number
  readonly tag: Tag | null
  readonly isAgain: boolean
  readonly isFirst: boolean
}

/** The claims on both sides of a comparison. */
export interface ClaimMarks {
  readonly before: IntervalIndex<ClaimMark>
  readonly after: IntervalIndex<ClaimMark>
}

/** Numbers the claims in the order of the old text; those that only the new one has go on from there. */
export function claimMarks(old: AnnotationSet, now: AnnotationSet): ClaimMarks {
  const was = new Map([...old.claims.values()].map((claim) => [claim.id, claim]))
  for (const [id, recheck] of [...now.rechecks.values()].map((one) => [one.id, one] as const))
    if (recheck.revision === old.revision && !was.has(id)) was.set(id, recheck.was)
  const left = [...was.values()].sort(compareClaims)
  const right = [...now.claims.values()].sort(compareClaims)
  const numbers = new Map<string, number>()
  for (const { id } of [...left, ...right]) if (!numbers.has(id)) numbers.set(id, numbers.size + 1)
  const marksOf = (claims: readonly Claim[]): readonly ClaimMark[] =>
    claims.flatMap(({ id, content, tag }) =>
      content.map(({ start, end }, i) => ({
        id,
        span: { start, end },
        number: numbers.get(id) ?? 0,
        tag,
        isAgain: now.rechecks.has(id),
        isFirst: i === 0,
      })),
    )
  return { before: IntervalIndex.from(marksOf(left)), after: IntervalIndex.from(marksOf(right)) }
}

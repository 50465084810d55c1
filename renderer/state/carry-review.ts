import { setFromData } from '#annotations/model/annotation-set'
import { type CarriedSet, carriedSet, type CarriedSets } from '#annotations/review/carry-sets'
import type { Result } from '#shared/contract/methods'
import type { CarryJob } from '../revise/messages'
import type { RevisionTexts } from './review-texts'

/** Everybody's sets that could be read, on one revision; and whose were not brought there because that was cancelled. */
export interface BroughtSets extends CarriedSets {
  readonly stopped: readonly string[]
}

/** Brings sets to one revision off the main thread; null where that was cancelled. */
export type Carry = (job: CarryJob) => Promise<CarriedSets | null>

/**
 * Everybody's sets on the revision that is shown. Those that are on it already are as they are; the others are brought there by `carry`, as mapping
 * texts of 1 MB takes longer than a frame.
 */
export async function carryReview(
  { sets: all }: Pick<Result<'review.open'>, 'sets'>,
  revision: string,
  texts: RevisionTexts,
  carry: Carry,
): Promise<BroughtSets> {
  const sets = all.filter(({ seq, failure }) => failure === null && seq > 0).map(({ set }) => set)
  const here = sets.filter((set) => set.revision === revision).map((set) => carriedSet(setFromData(set), null))
  const away = sets.filter((set) => set.revision !== revision)
  if (away.length === 0) return { carried: inOrder(here), textless: [], stopped: [] }
  const brought = await carry({ sets: away, texts: [...texts].map(([of, text]) => ({ revision: of, text })), revision })
  if (!brought) return { carried: inOrder(here), textless: [], stopped: away.map(({ analyst }) => analyst) }
  return { carried: inOrder([...here, ...brought.carried]), textless: brought.textless, stopped: [] }
}

const inOrder = (sets: readonly CarriedSet[]): readonly CarriedSet[] =>
  [...sets].sort((a, b) => (a.set.analyst < b.set.analyst ? -1 : a.set.analyst > b.set.analyst ? 1 : 0))

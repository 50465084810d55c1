import { CLAIM_FATES, type ClaimFate } from '#annotations/revise/claim-fate'
import { countMessage, message } from './messages/message'

/** What became of imported claims that were made on another revision, in words; `again` says how many of them wait, null where none does. */
export function carriedWords(counts: Readonly<Record<ClaimFate['kind'], number>>): {
  readonly became: string
  readonly again: string | null
} {
  const waiting = counts.changed + counts.ambiguous + counts.lost
  const fates = CLAIM_FATES.map((fate) => message(`plan.${fate}`, { count: counts[fate] })).join(', ')
  return { became: message('import.carried', { fates }), again: waiting > 0 ? countMessage('count.carried-again', waiting) : null }
}

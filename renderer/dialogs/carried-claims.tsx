import type { ImportReport } from '#shared/contract/methods'
import { carriedWords } from '#shared/carried-words'

/** What became of imported claims that were made on another revision than their set is on. */
export function CarriedClaims({ counts }: { readonly counts: NonNullable<ImportReport['carried']> }) {
  const { became, again } = carriedWords(counts)
  return (
    <p className="carried-claims">
      {became} {again !== null && <strong>{again}</strong>}
    </p>
  )
}

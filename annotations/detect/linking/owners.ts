import type { TokenRange } from '../reading/token'
import type { Chosen } from './choose-spans'
import type { LinkReading } from './link-reading'
import type { Owner } from './owner-features'

/** An attribution that is kept, with the probability that it is one. */
export interface Kept extends Chosen {
  readonly keep: number
}

export interface KeptPassage {
  readonly reading: LinkReading
  readonly kept: readonly Kept[]
}

const BEFORE = 3
const AFTER = 2
/** How many paragraphs back an attribution may be given a content. */
export const PARAGRAPHS_BACK = 2

export interface RankedOwner {
  readonly owner: Owner | null
  readonly rank: number
}

/** To whom a content left over may belong: attributions near it, the last of the paragraphs before, the first of the next, or nobody (the first in the list). */
export function ownersFor(passages: readonly (KeptPassage | undefined)[], at: number, range: TokenRange): RankedOwner[] {
  const here = passages[at]
  const owners: RankedOwner[] = [{ owner: null, rank: 0 }]
  if (!here) return owners
  const before = here.kept.filter(({ cue }) => cue.first < range.first).slice(-BEFORE)
  const after = here.kept.filter(({ cue }) => cue.first >= range.first).slice(0, AFTER)
  before.reverse().forEach((kept, rank) => owners.push({ owner: ownerOf(here.reading, kept, 0), rank }))
  after.forEach((kept, rank) => owners.push({ owner: ownerOf(here.reading, kept, 0), rank }))
  for (let back = 1; back <= PARAGRAPHS_BACK; back++) {
    const passage = passages[at - back]
    const last = passage?.kept.at(-1)
    if (passage && last) owners.push({ owner: ownerOf(passage.reading, last, back), rank: 0 })
  }
  const next = passages[at + 1]
  const first = next?.kept[0]
  if (next && first) owners.push({ owner: ownerOf(next.reading, first, -1), rank: 0 })
  return owners
}

function ownerOf(reading: LinkReading, { cue, source, left, right, event, keep }: Kept, back: number): Owner {
  return { reading, cue, source, left, right, head: event.head, keep, back }
}

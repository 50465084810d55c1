/** Somebody who can be spoken to. */
export interface Participant {
  /** What the participant's files go by. */
  readonly analyst: string
  /** The name that is shown. */
  readonly name: string
  /** Names that were shown before: what was written then still speaks to them. */
  readonly former?: readonly string[]
}

/** A mention in a text, with its "@", in UTF-16 code units. */
export interface Mention {
  readonly start: number
  readonly end: number
  readonly analyst: string
}

const WORD = /[\p{L}\p{M}\p{N}_]/u

/**
 * Who is spoken to with "@name". Names may have blanks, so the longest that fits is meant; case does not matter; a name ends where no letter or
 * digit follows. An "@" inside a word is an address, not a mention. O(length × participants).
 */
export function mentionsIn(text: string, participants: readonly Participant[]): readonly Mention[] {
  const called = participants.flatMap(({ analyst, name, former = [] }) => [
    { analyst, name, rank: 0 },
    ...former.map((once) => ({ analyst, name: once, rank: 1 })),
  ])
  // Of two who have, or had, one name it means the one who has it.
  const byLength = called.filter(({ name }) => name !== '').sort((a, b) => b.name.length - a.name.length || a.rank - b.rank)
  const mentions: Mention[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at > 0 && WORD.test(text[at - 1] ?? '')) continue
    const named = byLength.find(({ name }) => {
      const end = at + 1 + name.length
      return text.slice(at + 1, end).toLowerCase() === name.toLowerCase() && !WORD.test(text[end] ?? '')
    })
    if (named) mentions.push({ start: at, end: at + 1 + named.name.length, analyst: named.analyst })
  }
  return mentions
}

/** Somebody who can be spoken to. */
export interface Participant {
  /** What the participant's files go by. */
  readonly analyst: string
  /** The name that is shown. */
  readonly name: string
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
  const byLength = participants.filter(({ name }) => name !== '').sort((a, b) => b.name.length - a.name.length)
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

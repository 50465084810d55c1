import { sliceSpans } from '../../text/span'
import type { ClaimView } from './claim-view'

const LONGEST_LABEL = 60

/** The source as a reason names it. */
export function sourceLabel(view: ClaimView): string {
  return view.source.name ? shorten(view.source.name) : 'an unnamed source'
}

export function cueText(text: string, view: ClaimView): string {
  return shorten(sliceSpans(text, view.draft.cue))
}

/** White space made single, and cut at `LONGEST_LABEL` code units without dividing a character. */
export function shorten(words: string): string {
  const plain = words.slice(0, LONGEST_LABEL * 4).replace(/\s+/g, ' ')
  if (plain.length <= LONGEST_LABEL) return plain
  const characters = [...plain]
  return characters.length <= LONGEST_LABEL ? plain : `${characters.slice(0, LONGEST_LABEL - 1).join('')}…`
}

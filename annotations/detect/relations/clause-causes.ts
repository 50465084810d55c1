import type { Token } from '../reading/token'
import type { ClaimView } from './claim-view'

const TWO_WORDS = new Set([
  'because of',
  'due to',
  'owing to',
  'result of',
  'thanks to',
  'caused by',
  'down by',
  'started by',
  'triggered by',
  'killed by',
  'discovered by',
  'set by',
  'sparked by',
])

/** Few words are worth joining to the one before. */
const LAST_WORDS = new Set(['of', 'to', 'by'])

/** Index of the last word before the cause that a clause names ("because [of] engine failure"), or -1. */
export function causeIndex(view: ClaimView, tokens: readonly Token[]): number {
  if (view.draft.verb?.lemma === 'blame') return tokens.findIndex((token) => token.lower === 'on')
  return tokens.findIndex((token, i) => {
    if (i === 0) return false
    if (token.lower === 'because') return tokens[i + 1]?.lower !== 'of'
    return LAST_WORDS.has(token.lower) && TWO_WORDS.has(`${tokens[i - 1]?.lower ?? ''} ${token.lower}`)
  })
}

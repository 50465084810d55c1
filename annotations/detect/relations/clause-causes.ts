import type { Clause } from './clause'

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

/** Index of the last word before the cause that a clause names ("because [of] engine failure"), or -1. */
export function causeIndex(clause: Clause): number {
  const { tokens, view } = clause
  if (view.draft.verb?.lemma === 'blame') return tokens.findIndex((token) => token.lower === 'on')
  return tokens.findIndex((token, i) => {
    if (i === 0) return false
    if (token.lower === 'because') return tokens[i + 1]?.lower !== 'of'
    return TWO_WORDS.has(`${tokens[i - 1]?.lower ?? ''} ${token.lower}`)
  })
}

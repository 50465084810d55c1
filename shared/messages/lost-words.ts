import type { LostInfo } from '../contract/storage-methods'
import { message } from './message'

/** One lost edit, or run of edits, in a sentence. */
export function lostWords(lost: LostInfo): string {
  if (lost.kind !== 'unfit') {
    const { from, to } = lost
    return message(`lost.${lost.kind}.${from === to ? 'one' : 'many'}`, { from, to })
  }
  const { seq, at, by, label, quotes } = lost
  const values = { seq, by, what: message(`op.${label}`), when: at.slice(0, 16).replace('T', ' '), quotes: quotes.join(' / ') }
  return message(quotes.length === 0 ? 'lost.unfit' : 'lost.unfit-quoted', values)
}

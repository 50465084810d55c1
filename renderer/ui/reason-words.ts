import type { RecheckReason } from '#annotations/model/recheck'
import { isMessageKey, message } from '#shared/messages/message'
import { inStoredOrder } from './stored-order'

/** A reason to look again as a sentence. */
export function reasonWords({ kind, before, after }: RecheckReason): string {
  const form = before === '' ? '-added' : after === '' ? '-gone' : ''
  const key = `why.${kind}${form}`
  const values = { before: inStoredOrder(before), after: inStoredOrder(after) }
  return message(
    isMessageKey(key) ? key : form === '-added' ? 'why.words-added' : form === '-gone' ? 'why.words-gone' : 'why.words',
    values,
  )
}

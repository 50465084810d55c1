import { sliceSpans } from '#annotations/text/span'
import { message } from '#shared/messages/message'
import type { Controller } from '../app/controller'
import { type ArticleSession, selectedItem } from '../state/article-store'
import { contentOf } from '../state/claim-items'
import { conflictsOf } from '../state/relations'
import { reasonWords } from '../ui/reason-words'

/** Says the selected claim: "claim 8 of 19, contested, Armenia: striking its territory". */
export function announceItem(controller: Controller, session: ArticleSession): void {
  const state = session.store.getState()
  const item = selectedItem(state)
  if (!item) return
  const { kind, sourceName } = item.kind === 'claim' ? item.claim : item.suggestion
  const tag =
    item.kind === 'claim'
      ? message(`tag.${item.claim.tag ?? 'none'}`)
      : message('claim.suggested', { tag: message(`tag.${item.suggestion.tag}`) })
  const who = sourceName !== '' ? sourceName : message(kind === 'own-voice' ? 'claim.own-voice' : 'claim.no-source')
  const [conflict] = conflictsOf(state, item.id)
  const contradiction = conflict
    ? ` ${message('conflict.with', { at: state.items.order.indexOf(conflict.other) + 1, reason: conflict.reason })}`
    : ''
  const recheck = state.set.rechecks.get(item.id)
  const [reason] = recheck?.reasons ?? []
  const again = recheck ? ` ${message('claim.again-said', { why: reason ? reasonWords(reason) : '' })}` : ''
  controller.announce(
    message('claim.announcement', {
      at: state.items.order.indexOf(item.id) + 1,
      of: state.items.order.length,
      tag,
      who,
      quote: sliceSpans(state.text, contentOf(item)).slice(0, 200),
    }) +
      again +
      contradiction,
  )
}

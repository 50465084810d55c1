import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { flushSync } from 'react-dom'
import { countMessage, message } from '#shared/messages/message'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useArticle, useController } from '../app/controller-context'
import { type ArticleSession, selectedItem } from '../state/article-store'
import { followAfterFrame } from '../state/follow-after-frame'
import { IconButton } from '../ui/icon-button'
import { shortcutOf } from '../ui/shortcut'
import { ClaimDetails } from './claim-details'
import { ClaimSummary } from './claim-summary'
import { SuggestionDetails } from './suggestion-details'

/** What is known about the selected claim, and everything that can be done with it. */
export function ClaimPane({ session: now }: { readonly session: ArticleSession }) {
  const controller = useController()
  const session = useMemo(() => afterFrame(now), [now])
  useEffect(() => controller.onFlush(() => flushSync(() => session.store.catchUp())), [controller, session])
  const item = useArticle(session, selectedItem)
  const isReadOnly = useArticle(session, (state) => state.readOnly !== null)
  const total = useArticle(session, (state) => state.items.order.length)
  const at = useArticle(session, (state) => (state.selectedId === null ? -1 : state.items.order.indexOf(state.selectedId)))
  const title = item ? message('claim.position', { at: at + 1, of: total }) : countMessage('count.claims', total)
  return (
    <section className="claim-pane" aria-label={message('claim.pane')}>
      <header className="claim-header">
        <h2 className="claim-title">{title}</h2>
        <IconButton
          icon={ChevronLeft}
          label={message('command.claim.previous')}
          shortcut={shortcutOf('claim.previous') ?? ''}
          disabled={total === 0}
          onClick={() => COMMAND_ACTIONS['claim.previous'](controller)}
        />
        <IconButton
          icon={ChevronRight}
          label={message('command.claim.next')}
          shortcut={shortcutOf('claim.next') ?? ''}
          disabled={total === 0}
          onClick={() => COMMAND_ACTIONS['claim.next'](controller)}
        />
      </header>
      {/* Nothing that would end in a refusal is offered where nothing can be written. */}
      <fieldset
        className="claim-body"
        disabled={isReadOnly}
        // With nothing in it to go to, what scrolls must be reachable itself.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={isReadOnly ? 0 : undefined}
        aria-label={message('claim.pane')}
      >
        {item?.kind === 'claim' && <ClaimDetails session={session} claim={item.claim} />}
        {item?.kind === 'suggestion' && <SuggestionDetails session={session} suggestion={item.suggestion} />}
        {!item && <ClaimSummary session={session} />}
      </fieldset>
    </section>
  )
}

/** The same article, shown a frame late where keys change it, and at once where this pane does. */
function afterFrame(session: ArticleSession) {
  const store = followAfterFrame(session.store, ({ save }) => save.kind !== 'saving')
  return {
    ...session,
    store,
    perform: (edit: Parameters<ArticleSession['perform']>[0]) => {
      const done = session.perform(edit)
      store.catchUp()
      return done
    },
  }
}

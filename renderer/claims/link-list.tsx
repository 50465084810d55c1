import { Link2, X } from 'lucide-react'
import type { Claim } from '#annotations/model/claim'
import { message } from '#shared/messages/message'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useArticle, useController } from '../app/controller-context'
import type { ArticleSession } from '../state/article-store'
import { IconButton } from '../ui/icon-button'
import { Shortcut } from '../ui/shortcut'
import { Quote } from '../ui/quote'

/** The claims this one contradicts, supports, repeats or updates, and those that do so to it. */
export function LinkList({ session, claim }: { readonly session: ArticleSession; readonly claim: Claim }) {
  const controller = useController()
  const set = useArticle(session, (state) => state.set)
  const text = useArticle(session, (state) => state.text)
  const links = [...set.links.values()].filter(({ from, to }) => from === claim.id || to === claim.id)
  return (
    <section className="claim-section">
      <h3>{message('claim.links')}</h3>
      {links.length > 0 && (
        <ul className="links">
          {links.map(({ id, kind, from, to, reason }) => {
            const other = set.claims.get(from === claim.id ? to : from)
            if (!other) return null
            return (
              <li key={id}>
                <span className="link-kind">{message(from === claim.id ? `link.${kind}` : `link.${kind}-by`)}</span>
                <IconButton icon={X} label={message('link.remove')} onClick={() => session.perform({ kind: 'unlink', id })} />
                <button type="button" className="link-target" onClick={() => session.select(other.id)}>
                  <Quote text={text} spans={other.content} className="quote-small" />
                </button>
                {reason !== '' && <p className="quiet">{reason}</p>}
              </li>
            )
          })}
        </ul>
      )}
      <button type="button" className="button button-small" onClick={() => COMMAND_ACTIONS['claim.link'](controller)}>
        <Link2 size={15} aria-hidden /> {message('link.add')} <Shortcut command="claim.link" />
      </button>
    </section>
  )
}

import { Check } from 'lucide-react'
import { message } from '#shared/messages/message'
import { useArticle } from '../app/controller-context'
import type { ArticleSession } from '../state/article-store'
import { suggestionItemId } from '../state/claim-items'
import { newId } from '../state/new-id'
import { IconButton } from '../ui/icon-button'
import { Quote } from '../ui/quote'

/** Links that the detector proposes for the suggestion with `suggestionKey`; one press takes a link over once both ends are claims. */
export function SuggestedLinks({ session, suggestionKey }: { readonly session: ArticleSession; readonly suggestionKey: string }) {
  const detection = useArticle(session, (state) => state.detection)
  const text = useArticle(session, (state) => state.text)
  const items = useArticle(session, (state) => state.items)
  const links = useArticle(session, (state) => state.set.links)
  const suggestions = detection?.suggestions ?? []
  const at = suggestions.findIndex(({ key }) => key === suggestionKey)
  const proposed = (detection?.links ?? []).flatMap((link) => {
    if (link.from !== at && link.to !== at) return []
    const [from, to] = [suggestions[link.from], suggestions[link.to]]
    const other = link.from === at ? to : from
    if (!from || !to || !other) return []
    const fromClaim = items.accepted.get(from.key)
    const toClaim = items.accepted.get(to.key)
    const isLinked = [...links.values()].some(
      (one) => one.kind === link.kind && [one.from, one.to].every((end) => end === fromClaim || end === toClaim),
    )
    const id = items.accepted.get(other.key) ?? suggestionItemId(other.key)
    return isLinked || !items.byId.has(id) ? [] : [{ ...link, other, id, fromClaim, toClaim }]
  })
  if (proposed.length === 0) return null
  return (
    <section className="claim-section">
      <h3>{message('link.proposed')}</h3>
      <ul className="links">
        {proposed.map(({ kind, reason, other, id, fromClaim, toClaim }) => (
          <li key={`${kind} ${other.key}`}>
            <span className="link-kind">{message(`link.${kind}`)}</span>
            {fromClaim !== undefined && toClaim !== undefined && (
              <IconButton
                icon={Check}
                label={message('link.take-over')}
                onClick={() => session.perform({ kind: 'link', id: newId(), linkKind: kind, from: fromClaim, to: toClaim, reason })}
              />
            )}
            <button type="button" className="link-target" onClick={() => session.select(id)}>
              <Quote text={text} spans={other.content} className="quote-small" />
            </button>
            <p className="quiet">{reason}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

import { TAGS } from '#annotations/model/claim'
import { countMessage, message } from '#shared/messages/message'
import { isBlind } from '#shared/is-blind'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useArticle, useController } from '../app/controller-context'
import type { ArticleSession } from '../state/article-store'
import { isUndecided } from '../state/claim-items'
import { repetitionsIn } from '../state/relations'
import { Shortcut } from '../ui/shortcut'
import { TagLabel } from '../ui/tag-label'

/** With nothing selected: how many claims of which kind, and the way to the next one to decide. */
export function ClaimSummary({ session }: { readonly session: ArticleSession }) {
  const controller = useController()
  const items = useArticle(session, (state) => state.items)
  const detecting = useArticle(session, (state) => state.detection === null && !state.detectionStopped)
  const stopped = useArticle(session, (state) => state.detectionStopped)
  const blind = useArticle(session, ({ request }) => request !== null && isBlind(request))
  const relations = useArticle(session, (state) => state.relations)
  // What is said again is one claim, counted where it stands first.
  const all = relations.isEmpty
    ? [...items.byId.values()]
    : [...items.byId.values()].filter((item) => repetitionsIn({ items, relations }, item)[0] === item.id)
  const again = items.order.length - all.length
  const undecided = all.filter(isUndecided).length
  const isLeft = undecided > 0 || [...items.byId.values()].some(isUndecided)
  const tagged = (tag: string | null): number => all.filter((item) => item.kind === 'claim' && item.claim.tag === tag).length
  return (
    <>
      {detecting && <p className="quiet">{message('claim.looking')}</p>}
      {blind && <p className="quiet">{message('package.blind-no-suggestions')}</p>}
      {stopped && !blind && (
        <>
          <p className="quiet">{message('claim.looking-stopped')}</p>
          <button type="button" className="button" onClick={() => void controller.lookAgain()}>
            {message('claim.look')}
          </button>
        </>
      )}
      <dl className="claim-counts">
        {TAGS.map((tag) => (
          <div key={tag}>
            <dt>
              <TagLabel tag={tag} />
            </dt>
            <dd>{tagged(tag)}</dd>
          </div>
        ))}
        <div>
          <dt>{message('claim.undecided')}</dt>
          <dd>{undecided}</dd>
        </div>
      </dl>
      {again > 0 && <p className="quiet">{countMessage('count.repeated', again)}</p>}
      {isLeft ? (
        <button type="button" className="button button-primary" onClick={() => COMMAND_ACTIONS['claim.next-undecided'](controller)}>
          {message('command.claim.next-undecided')} <Shortcut command="claim.next-undecided" />
        </button>
      ) : (
        !detecting && !stopped && <p className="quiet">{message(all.length === 0 ? 'claim.none' : 'article.all-decided')}</p>
      )}
      <p className="quiet">{message('claim.how-to-mark')}</p>
    </>
  )
}

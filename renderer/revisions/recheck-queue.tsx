import { useEffect } from 'react'
import type { Recheck } from '#annotations/model/recheck'
import { message } from '#shared/messages/message'
import { useApp, useArticle, useController } from '../app/controller-context'
import { chooseRecheck } from '../app/recheck-actions'
import type { ArticleSession } from '../state/article-store'
import { queueOf } from '../state/comparison'
import { inStoredOrder } from '../ui/stored-order'
import { RecheckCard } from './recheck-card'
import { reasonWords } from '../ui/reason-words'

/** Lines kept in the page around the chosen one; a longer queue is walked through, not looked over. */
const MOST_SHOWN = 60

/** The claims to look at again, one of them open. While a plan waits, those that would be. */
export function RecheckQueue({ session }: { readonly session: ArticleSession }) {
  const controller = useController()
  const comparison = useApp((state) => state.comparison)
  const set = useArticle(session, (state) => state.set)
  const chosen = useApp((state) => state.recheck)
  const isPreview = comparison?.plan !== null && comparison?.plan !== undefined
  const shown = isPreview && comparison.now ? comparison.now : set
  const queue = queueOf(shown)
  const at = queue.findIndex(({ id }) => id === chosen)
  const current = queue[at]
  useEffect(() => {
    if (!current) return
    const [reason] = current.reasons
    controller.announce(
      message('recheck.said', {
        at: at + 1,
        of: queue.length,
        fate: message(`fate.${current.fate}`),
        reason: reason ? reasonWords(reason) : '',
        quote: quoteOf(current),
      }),
    )
    // Said when another claim is chosen, not when the queue gets shorter behind it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [controller, current?.id])
  if (queue.length === 0) return null
  const first = Math.max(0, Math.min(at - MOST_SHOWN / 2, queue.length - MOST_SHOWN))
  return (
    <section className="recheck-queue" aria-labelledby="recheck-title">
      <header className="pane-head">
        <h3 id="recheck-title">{message(isPreview ? 'recheck.preview' : 'recheck.title')}</h3>
        <span className="quiet">{message('recheck.position', { at: Math.max(0, at + 1), of: queue.length })}</span>
      </header>
      <ol className="rechecks" start={first + 1}>
        {queue.slice(first, first + MOST_SHOWN).map((recheck) => (
          <li key={recheck.id}>
            <button
              type="button"
              className="recheck-line"
              aria-expanded={recheck.id === chosen}
              onClick={() => chooseRecheck(session, controller, recheck)}
            >
              <span className="recheck-fate" data-fate={recheck.fate}>
                {message(`fate.${recheck.fate}`)}
              </span>
              <bdi className="recheck-quote">{quoteOf(recheck)}</bdi>
            </button>
            {recheck.id === chosen && (
              <RecheckCard key={recheck.id} session={session} set={shown} recheck={recheck} isPreview={isPreview} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function quoteOf({ was }: Recheck): string {
  return inStoredOrder(was.content.map(({ exact }) => exact).join(' … '))
}

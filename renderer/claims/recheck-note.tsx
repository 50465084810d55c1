import { message } from '#shared/messages/message'
import { chooseRecheck } from '../app/recheck-actions'
import { useArticle, useController } from '../app/controller-context'
import type { ArticleSession } from '../state/article-store'
import { reasonWords } from '../ui/reason-words'

/** Says of a claim that the text was changed under it: why it is to be looked at again, and the way there. Nothing for any other. */
export function RecheckNote({ session, claimId }: { readonly session: ArticleSession; readonly claimId: string }) {
  const controller = useController()
  const recheck = useArticle(session, (state) => state.set.rechecks.get(claimId))
  if (!recheck) return null
  const onGo = (): void => {
    controller.saveSettings({ claimPane: true, sideTab: 'revisions' })
    chooseRecheck(session, controller, recheck)
  }
  return (
    <div className="recheck-note" role="note">
      <p>
        <strong>{message('claim.again')}</strong>
      </p>
      <ul className="recheck-reasons">
        {recheck.reasons.map((reason) => (
          <li key={`${reason.kind} ${reason.before} ${reason.after}`} dir="auto">
            {reasonWords(reason)}
          </li>
        ))}
      </ul>
      <button type="button" className="button button-small" onClick={onGo}>
        {message('claim.again-go')}
      </button>
    </div>
  )
}

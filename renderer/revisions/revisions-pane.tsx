import { message } from '#shared/messages/message'
import { compareRevisions } from '../app/compare-revisions'
import { useApp, useArticle, useController } from '../app/controller-context'
import type { ArticleSession } from '../state/article-store'
import { ClaimHistory } from './claim-history'
import { RecheckQueue } from './recheck-queue'
import { RevisionList } from './revision-list'

/** The revisions of the open article: claims to look at again, the texts, and what became of the selected claim. */
export function RevisionsPane({ session }: { readonly session: ArticleSession }) {
  return (
    <section id="revisions-pane" className="revisions-pane" tabIndex={-1} aria-label={message('pane.revisions')}>
      <Behind session={session} />
      <RecheckQueue session={session} />
      <RevisionList session={session} />
      <ClaimHistory session={session} />
    </section>
  )
}

/** One's claims are on an earlier text than there is. */
function Behind({ session }: { readonly session: ArticleSession }) {
  const controller = useController()
  const { revisions } = useArticle(session, (state) => state.article)
  const revision = useArticle(session, (state) => state.set.revision)
  const isOld = useArticle(session, (state) => state.readOnly?.code === 'old-revision')
  const isPlanned = useApp((state) => (state.comparison?.plan ?? null) !== null)
  const newest = revisions.at(-1)?.sha256 ?? ''
  if (isOld || revision === newest) return null
  const from = revisions.findIndex(({ sha256 }) => sha256 === revision) + 1
  return (
    <div className="behind-note">
      <p>{message('behind.what', { from, to: revisions.length })}</p>
      {!isPlanned && (
        <button type="button" className="button button-primary" onClick={() => void compareRevisions(controller, revision, newest)}>
          {message('behind.compare')}
        </button>
      )}
    </div>
  )
}

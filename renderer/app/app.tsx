import { useEffect } from 'react'
import { message } from '#shared/messages/message'
import { AgreementView } from '../agreement/agreement-view'
import { ArticleHeader } from '../article/article-header'
import { ArticleView } from '../article/article-view'
import { ClaimPane } from '../claims/claim-pane'
import { Dialogs } from '../dialogs/dialogs'
import { NameDialog } from '../people/name-dialog'
import { PackageDialogs } from '../packages/package-dialogs'
import { LedgerPane } from '../ledger/ledger-pane'
import { LibraryPane } from '../library/library-pane'
import { Welcome } from '../library/welcome'
import { ComparisonView } from '../revisions/comparison-view'
import { ReviewBar } from '../review/review-bar'
import { ReviewPane } from '../review/review-pane'
import { SideBySide } from '../review/side-by-side'
import { useReviewMarks } from '../review/use-review-marks'
import { RevisionsPane } from '../revisions/revisions-pane'
import type { ArticleSession } from '../state/article-store'
import { RepairDialogs } from '../repair/repair-dialogs'
import { useOutsideChanges } from '../repair/use-outside-changes'
import { isReviewing } from '../state/app-store'
import { isLibraryShown } from '../state/library-shown'
import type { ReviewSession } from '../state/review-store'
import { Announcer } from './announcer'
import { Banners } from './banners'
import { useApp, useController, useReview } from './controller-context'
import { DropTarget } from './drop-target'
import { SidePane } from './side-pane'
import { applyAppearance } from './theme'
import { Toasts } from './toasts'
import { useKeys } from './use-keys'
import { useNarrow } from './use-narrow'

/** The window: library, article, claim, and what lies over them. */
export function App() {
  const controller = useController()
  const settings = useApp((state) => state.settings)
  const session = useApp((state) => state.article)
  const isEmpty = useApp((state) => state.entries.length === 0 && state.query === '' && state.state === null)
  const libraryShown = useApp((state) => isLibraryShown(state) && !(state.fullReview && isReviewing(state)))
  const isFull = useApp((state) => state.fullReview && isReviewing(state))
  useKeys(controller)
  useNarrow(controller)
  useOutsideChanges(controller)
  useEffect(() => applyAppearance(settings), [settings])
  useEffect(() => {
    const flush = (): void => controller.flush()
    addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flush)
    return () => {
      removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flush)
    }
  }, [controller])
  return (
    <DropTarget>
      <a className="skip-link" href="#article">
        {message('ui.skip-to-article')}
      </a>
      <Banners />
      <div
        className="window"
        data-library={libraryShown}
        data-claim={settings.claimPane && session !== null}
        data-tab={settings.sideTab}
        data-full={isFull}
      >
        {libraryShown && <LibraryPane />}
        <main id="article" className="article-column" tabIndex={-1}>
          {session ? <Reading key={keyOf(session)} session={session} /> : <Welcome isEmpty={isEmpty} />}
        </main>
        {settings.claimPane && session && (
          <SidePane
            session={session}
            show={{
              claims: <ClaimPane session={session} />,
              ledger: <LedgerPane session={session} />,
              review: <ReviewPane key={keyOf(session)} />,
              revisions: <RevisionsPane key={keyOf(session)} session={session} />,
            }}
          />
        )}
      </div>
      <Dialogs storage={<RepairDialogs />} packages={<PackageDialogs />} people={<NameDialog />} />
      <Toasts />
      <Announcer />
    </DropTarget>
  )
}

/** Another text is another reader. */
function keyOf(session: ArticleSession): string {
  const { article, set } = session.store.getState()
  return `${article.id} ${set.revision}`
}

/** The article, or two of its revisions side by side. */
function Reading({ session }: { readonly session: ArticleSession }) {
  const comparison = useApp((state) => state.comparison)
  const review = useApp((state) => (isReviewing(state) ? state.review : null))
  if (review) return <Reviewing session={session} review={review} />
  if (!comparison) return <ArticleView key="own" session={session} />
  return (
    <>
      <ArticleHeader session={session} />
      <ComparisonView session={session} comparison={comparison} />
    </>
  )
}

/** The article with all analysts' marks, or with those of two beside each other. */
function Reviewing({ session, review }: { readonly session: ArticleSession; readonly review: ReviewSession }) {
  const shown = useReviewMarks(review)
  const pair = useReview(review, (state) => state.pair)
  const isFigures = useApp((state) => state.figures)
  if (isFigures) {
    return (
      <>
        <ArticleHeader session={session} />
        <ReviewBar review={review} />
        <AgreementView review={review} />
      </>
    )
  }
  if (!pair) return <ArticleView key="review" session={session} shown={shown} above={<ReviewBar review={review} />} />
  return (
    <>
      <ArticleHeader session={session} />
      <ReviewBar review={review} />
      <SideBySide session={session} review={review} pair={pair} />
    </>
  )
}

import { useEffect } from 'react'
import { message } from '#shared/messages/message'
import { ArticleHeader } from '../article/article-header'
import { ArticleView } from '../article/article-view'
import { ClaimPane } from '../claims/claim-pane'
import { Dialogs } from '../dialogs/dialogs'
import { LedgerPane } from '../ledger/ledger-pane'
import { LibraryPane } from '../library/library-pane'
import { Welcome } from '../library/welcome'
import { ComparisonView } from '../revisions/comparison-view'
import { RevisionsPane } from '../revisions/revisions-pane'
import type { ArticleSession } from '../state/article-store'
import { StorageDialog } from '../repair/storage-dialog'
import { useOutsideChanges } from '../repair/use-outside-changes'
import { isLibraryShown } from '../state/library-shown'
import { Announcer } from './announcer'
import { Banners } from './banners'
import { useApp, useController } from './controller-context'
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
  const libraryShown = useApp(isLibraryShown)
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
      <div className="window" data-library={libraryShown} data-claim={settings.claimPane && session !== null} data-tab={settings.sideTab}>
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
              revisions: <RevisionsPane key={keyOf(session)} session={session} />,
            }}
          />
        )}
      </div>
      <Dialogs storage={<StorageDialog />} />
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
  if (!comparison) return <ArticleView session={session} />
  return (
    <>
      <ArticleHeader session={session} />
      <ComparisonView session={session} comparison={comparison} />
    </>
  )
}

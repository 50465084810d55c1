import { Download, Info, PanelLeft, PanelRight, Redo2, Search, Undo2 } from 'lucide-react'
import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import type { CommandId } from '#shared/commands'
import { failureWords, message } from '#shared/messages/message'
import { AppMenu } from '../app/app-menu'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useApp, useArticle, useController } from '../app/controller-context'
import { isReviewing } from '../state/app-store'
import type { ArticleSession, ArticleState } from '../state/article-store'
import { isLibraryShown } from '../state/library-shown'
import { StorageLight } from './storage-light'
import { IconButton } from '../ui/icon-button'
import { inStoredOrder } from '../ui/stored-order'
import { shortcutOf } from '../ui/shortcut'

/** Title, outlet, day; whether everything is on disk; undo, find, export. */
export function ArticleHeader({ session }: { readonly session: ArticleSession }) {
  const controller = useController()
  const { metadata } = useArticle(session, (state) => state.article)
  const history = useSaved(session, (state) => state.history)
  const isDetecting = useArticle(session, (state) => state.detection === null && !state.detectionStopped)
  const libraryShown = useApp(isLibraryShown)
  const run = (command: CommandId) => () => COMMAND_ACTIONS[command](controller)
  const origin = [metadata.outlet, metadata.author, metadata.published.slice(0, 10)].filter((part) => part !== '')
  return (
    <header className="article-header" data-detecting={isDetecting}>
      {!libraryShown && (
        <>
          <AppMenu />
          <IconButton
            icon={PanelLeft}
            label={message('command.view.library')}
            shortcut={shortcutOf('view.library') ?? ''}
            onClick={run('view.library')}
          />
        </>
      )}
      <div className="article-title-block">
        <h2 className="article-title" dir="auto">
          {inStoredOrder(metadata.title)}
        </h2>
        <p className="article-origin">
          {origin.map((part) => (
            <bdi key={part}>{inStoredOrder(part)}</bdi>
          ))}
        </p>
      </div>
      <SaveLight session={session} />
      <StorageLight />
      <div className="toolbar" role="group" aria-label={message('article.tools')}>
        <IconButton
          icon={Undo2}
          label={history.undo ? message('undo.named', { what: message(`op.${history.undo}`) }) : message('undo.nothing')}
          shortcut={shortcutOf('edit.undo') ?? ''}
          disabled={history.undo === null}
          onClick={run('edit.undo')}
        />
        <IconButton
          icon={Redo2}
          label={history.redo ? message('redo.named', { what: message(`op.${history.redo}`) }) : message('redo.nothing')}
          shortcut={shortcutOf('edit.redo') ?? ''}
          disabled={history.redo === null}
          onClick={run('edit.redo')}
        />
        <IconButton
          icon={Search}
          label={message('command.edit.find')}
          shortcut={shortcutOf('edit.find') ?? ''}
          onClick={run('edit.find')}
        />
        <IconButton
          icon={Info}
          label={message('command.article.describe')}
          shortcut={shortcutOf('article.describe') ?? ''}
          onClick={run('article.describe')}
        />
        <IconButton
          icon={Download}
          label={message('command.annotations.export')}
          shortcut={shortcutOf('annotations.export') ?? ''}
          onClick={run('annotations.export')}
        />
        <IconButton
          icon={PanelRight}
          label={message('command.view.claim-pane')}
          shortcut={shortcutOf('view.claim-pane') ?? ''}
          onClick={run('view.claim-pane')}
        />
      </div>
    </header>
  )
}

type Saved = Pick<ArticleState, 'history' | 'save' | 'readOnly'>

/** Of what is being edited: one's own set, or one's own part of the review. */
function useSaved<T>(session: ArticleSession, select: (state: Saved) => T): T {
  const review = useApp((state) => (isReviewing(state) ? state.review : null))
  const store: Pick<StoreApi<Saved>, 'getState' | 'getInitialState' | 'subscribe'> = review?.store ?? session.store
  return useStore(store, select)
}

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit', second: '2-digit' })

/** "Saved" means on disk: it is said only when the application has said so. */
function SaveLight({ session }: { readonly session: ArticleSession }) {
  const save = useSaved(session, (state) => state.save)
  const draft = useArticle(session, (state) => state.draft)
  const readOnly = useSaved(session, (state) => state.readOnly)
  if (readOnly) return <SaveWords state="read-only" words={message('save.read-only')} title={failureWords(readOnly).what} />
  if (save.kind === 'failed') return <SaveWords state="failed" words={message('save.failed')} title={failureWords(save.failure).what} />
  if (draft || save.kind === 'saving') return <SaveWords state="saving" words={message('save.saving')} title="" />
  const words = save.at === null ? message('save.saved') : message('save.saved-at', { time: CLOCK.format(new Date(save.at)) })
  return <SaveWords state="saved" words={words} title={message('save.meaning')} />
}

function SaveWords({ state, words, title }: { readonly state: string; readonly words: string; readonly title: string }) {
  return (
    <p className="save-light" data-save={state} title={title} aria-live="polite">
      <span className="save-dot" aria-hidden />
      {words}
    </p>
  )
}

import type { LibraryEntry } from '#shared/contract/methods'
import { countMessage, message } from '#shared/messages/message'
import { useController } from '../app/controller-context'
import { inStoredOrder } from '../ui/stored-order'

/** One article in the list: title, outlet and day, how far it is. The whole row runs in the title's direction. */
export function LibraryEntryRow({ entry, isOpen }: { readonly entry: LibraryEntry; readonly isOpen: boolean }) {
  const controller = useController()
  const { metadata, state, decided, suggested, excerpt } = entry
  return (
    <li>
      <button
        type="button"
        className="library-entry"
        dir="auto"
        aria-current={isOpen ? 'page' : undefined}
        onClick={() => void controller.openArticle(entry.id)}
      >
        <span className="library-entry-title">{inStoredOrder(metadata.title)}</span>
        <span className="library-entry-origin">
          <bdi>{inStoredOrder(metadata.outlet)}</bdi>
          <bdi>{metadata.published.slice(0, 10)}</bdi>
        </span>
        {excerpt !== '' && <span className="library-entry-excerpt">{inStoredOrder(excerpt)}</span>}
        {(entry.isBehind || entry.rechecks > 0) && (
          <span className="library-again">
            {entry.isBehind ? message('library.behind') : countMessage('count.rechecks', entry.rechecks)}
          </span>
        )}
        <Progress state={state} decided={decided} suggested={suggested} />
      </button>
    </li>
  )
}

function Progress({ state, decided, suggested }: Pick<LibraryEntry, 'state' | 'decided' | 'suggested'>) {
  const words = state === 'in-progress' && suggested > 0 ? message('state.decided-of', { decided, suggested }) : message(`state.${state}`)
  return (
    <span className="library-progress" data-state={state}>
      {state === 'in-progress' && suggested > 0 && <progress value={decided} max={suggested} aria-hidden />}
      <bdi>{words}</bdi>
    </span>
  )
}

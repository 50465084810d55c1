import { FilePlus2, ClipboardPaste, Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { PROGRESS_STATES, type ProgressState } from '#shared/contract/methods'
import { message } from '#shared/messages/message'
import { AppMenu } from '../app/app-menu'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useApp, useController } from '../app/controller-context'
import { IconButton } from '../ui/icon-button'
import { shortcutOf } from '../ui/shortcut'
import { LibraryEntryRow } from './library-entry-row'

const SEARCH_DELAY_MS = 120

/** The articles of the library: search over titles and texts, filter by state, progress of each. */
export function LibraryPane() {
  const controller = useController()
  const entries = useApp((state) => state.entries)
  const openId = useApp((state) => state.opening ?? state.article?.store.getState().article.id ?? null)
  const filter = useApp((state) => state.state)
  const isSearching = useApp((state) => state.query !== '' || state.state !== null)
  const library = useApp((state) => state.info.library)
  return (
    <nav className="library" aria-label={message('library.title')}>
      <header className="library-header">
        <AppMenu />
        <h1 className="library-name" title={library}>
          {library}
        </h1>
        <IconButton
          icon={ClipboardPaste}
          label={message('command.article.paste')}
          shortcut={shortcutOf('article.paste') ?? ''}
          onClick={() => COMMAND_ACTIONS['article.paste'](controller)}
        />
        <IconButton
          icon={FilePlus2}
          label={message('command.article.open')}
          shortcut={shortcutOf('article.open') ?? ''}
          onClick={() => COMMAND_ACTIONS['article.open'](controller)}
        />
      </header>
      <SearchField />
      <fieldset className="library-filter">
        <legend className="visually-hidden">{message('library.filter')}</legend>
        {([null, ...PROGRESS_STATES] as const).map((state) => (
          <FilterChoice key={state ?? 'all'} state={state} chosen={filter === state} />
        ))}
      </fieldset>
      {entries.length === 0 ? (
        <p className="library-none">{message(isSearching ? 'library.none-found' : 'library.empty')}</p>
      ) : (
        <ul className="library-list">
          {entries.map((entry) => (
            <LibraryEntryRow key={entry.id} entry={entry} isOpen={entry.id === openId} />
          ))}
        </ul>
      )}
    </nav>
  )
}

function FilterChoice({ state, chosen }: { readonly state: ProgressState | null; readonly chosen: boolean }) {
  const controller = useController()
  return (
    <label className="filter-choice" data-chosen={chosen}>
      <input
        type="radio"
        name="library-state"
        className="visually-hidden"
        checked={chosen}
        onChange={() => {
          controller.app.setState({ state })
          void controller.refreshLibrary()
        }}
      />
      {message(`state.${state ?? 'all'}`)}
    </label>
  )
}

function SearchField() {
  const controller = useController()
  const [query, setQuery] = useState(() => controller.app.getState().query)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const search = (wanted: string): void => {
    setQuery(wanted)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      controller.app.setState({ query: wanted })
      void controller.refreshLibrary()
    }, SEARCH_DELAY_MS)
  }
  return (
    <label className="search-field">
      <Search size={16} aria-hidden />
      <span className="visually-hidden">{message('library.search')}</span>
      <input
        id="library-search"
        type="search"
        placeholder={message('library.search')}
        value={query}
        onChange={(event) => search(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') search('')
        }}
      />
    </label>
  )
}

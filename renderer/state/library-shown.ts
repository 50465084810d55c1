import type { AppState } from './app-store'

type Shown = Pick<AppState, 'article' | 'narrow' | 'narrowLibrary' | 'settings'>

/** Without an article there is nothing else to show; in a narrow window the library makes room for the article until it is asked for. */
export function isLibraryShown({ article, narrow, narrowLibrary, settings }: Shown): boolean {
  if (article === null) return true
  return narrow ? narrowLibrary : settings.libraryPane
}

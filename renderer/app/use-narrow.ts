import { useEffect } from 'react'
import type { Controller } from './controller'

/** The same width at which styles/window.css puts the panes above and below the text. */
const NARROW = '(max-width: 820px)'

/** Keeps the store told whether the window is narrow, as it also is at 200 % zoom. */
export function useNarrow({ app }: Controller): void {
  useEffect(() => {
    // jsdom has no media queries.
    if (typeof matchMedia !== 'function') return undefined
    const query = matchMedia(NARROW)
    const tell = (): void => app.setState({ narrow: query.matches, narrowLibrary: false })
    tell()
    query.addEventListener('change', tell)
    return () => query.removeEventListener('change', tell)
  }, [app])
}

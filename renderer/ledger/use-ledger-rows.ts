import { useMemo, useSyncExternalStore } from 'react'
import type { LedgerRow } from '#annotations/ledger/ledger-rows'
import type { ArticleSession, ArticleState } from '../state/article-store'
import { ledgerRowsOf } from '../state/ledger-rows-of'

/** A pause in the work after which a long ledger is made anew; a short one is right after the edit. */
const PAUSE_MS = 250
const SHORT = 300

/** The rows of the open article, a moment behind it: whoever tags fast does not wait for the table beside the text. */
export function useLedgerRows(session: ArticleSession): readonly LedgerRow[] {
  const { subscribe, shown } = useMemo(() => followPauses(session), [session])
  const { text, items, relations, detection } = useSyncExternalStore(subscribe, shown)
  return useMemo(() => ledgerRowsOf({ text, items, relations, detection }), [text, items, relations, detection])
}

function followPauses({ store }: ArticleSession) {
  let state = store.getState()
  return {
    shown: (): ArticleState => state,
    subscribe(listener: () => void): () => void {
      let timer: ReturnType<typeof setTimeout> | undefined
      const follow = (): void => {
        const { items, relations } = store.getState()
        if (items === state.items && relations === state.relations) return
        clearTimeout(timer)
        timer = setTimeout(
          () => {
            state = store.getState()
            listener()
          },
          items.order.length > SHORT ? PAUSE_MS : 0,
        )
      }
      // What changed between the first drawing and now.
      follow()
      const stop = store.subscribe(follow)
      return () => {
        stop()
        clearTimeout(timer)
      }
    },
  }
}

import type { KeyboardEvent, ReactNode } from 'react'
import { SIDE_TABS } from '#shared/contract/methods'
import { message } from '#shared/messages/message'
import type { ArticleSession } from '../state/article-store'
import { ConfidenceBar } from './confidence-bar'
import { useApp, useController } from './controller-context'

interface SidePaneProps {
  readonly session: ArticleSession
  /** What each tab shows; drawn only for the one that is chosen. */
  readonly show: Readonly<Record<(typeof SIDE_TABS)[number], ReactNode>>
}

/**
 * What stands beside the text: tabs as the ARIA practices describe them, and under them how sure suggestions must be, but for a review,
 * which is of claims alone.
 */
export function SidePane({ session, show }: SidePaneProps) {
  const controller = useController()
  const chosen = useApp((state) => state.settings.sideTab)
  const go = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = SIDE_TABS[(SIDE_TABS.indexOf(chosen) + step + SIDE_TABS.length) % SIDE_TABS.length]
    if (step === 0 || !next) return
    event.preventDefault()
    controller.saveSettings({ sideTab: next })
    document.getElementById(`tab-${next}`)?.focus()
  }
  return (
    <aside className="side-pane" aria-label={message('pane.tabs')}>
      <div className="side-tabs" role="tablist" aria-label={message('pane.tabs')}>
        {SIDE_TABS.map((tab) => (
          <button
            key={tab}
            id={`tab-${tab}`}
            type="button"
            role="tab"
            className="side-tab"
            aria-selected={tab === chosen}
            aria-controls="side-panel"
            tabIndex={tab === chosen ? 0 : -1}
            onClick={() => controller.saveSettings({ sideTab: tab })}
            onKeyDown={go}
          >
            {message(`pane.${tab}`)}
          </button>
        ))}
      </div>
      <div id="side-panel" className="side-panel" role="tabpanel" aria-labelledby={`tab-${chosen}`}>
        {show[chosen]}
      </div>
      {chosen !== 'review' && <ConfidenceBar session={session} />}
    </aside>
  )
}

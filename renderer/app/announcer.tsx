import { useApp } from './controller-context'

/** The one live region: what changed, for those who hear the screen. */
export function Announcer() {
  const announcement = useApp((state) => state.announcement)
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {announcement}
    </div>
  )
}

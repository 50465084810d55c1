import { message } from '#shared/messages/message'
import type { Busy } from '../state/app-store'

/** What is under way, how far it is where that is known, and a way to stop it. */
export function BusyNotice({ busy: { text, share, cancel } }: { readonly busy: Busy }) {
  return (
    <div className="toast">
      {share === null && <span className="spinner" aria-hidden />}
      <div>
        {/* The number changes many times a second: a screen reader hears the bar when it asks. */}
        <p className="toast-text" role="status">
          {text}
        </p>
        {share !== null && <progress className="busy-progress" aria-label={text} max={100} value={Math.floor(share * 100)} />}
      </div>
      {cancel && (
        <button type="button" className="button" onClick={cancel}>
          {message('ui.cancel')}
        </button>
      )}
    </div>
  )
}

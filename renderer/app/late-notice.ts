import type { AppStore, Busy } from '../state/app-store'

/** Work that is done sooner needs no notice, in milliseconds. */
const NOTICE_AFTER = 300

/** A notice of work under way, not shown before it has taken a while. */
export interface LateNotice {
  /** Says how far the work is; shown at once where the notice stands already. */
  tell(change: Partial<Busy>): void
  /** Takes the notice away, unless other work has put its own there. */
  end(): void
}

export function lateNotice(app: AppStore, first: Busy): LateNotice {
  let busy = first
  let shown: Busy | null = null
  const show = (): void => {
    shown = busy
    app.setState({ busy })
  }
  const timer = setTimeout(show, NOTICE_AFTER)
  return {
    tell(change) {
      busy = { ...busy, ...change }
      if (shown) show()
    },
    end() {
      clearTimeout(timer)
      if (shown && app.getState().busy === shown) app.setState({ busy: null })
    },
  }
}

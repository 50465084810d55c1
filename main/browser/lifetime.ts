/** Time for a reload, or for a laptop's tab that was thrown out of memory and is looked at again. */
const GRACE_MILLISECONDS = 5000

export interface Lifetime {
  /** How many windows are connected now. */
  windows(open: number): void
  /**
   * A process of ours that shows a window: as long as it runs there is one, connected or not. One that `failed` never showed any; one
   * that has `ended` did, even if it was too short for its page to connect.
   */
  windowProcess(state: 'running' | 'ended' | 'failed'): void
}

/**
 * Calls `end` once, when the last window has been gone for a while. Before the first window there is nothing to wait for: an
 * address that was printed may be opened much later.
 */
export function createLifetime(end: () => void, graceMilliseconds = GRACE_MILLISECONDS): Lifetime {
  let open = 0
  let running = false
  let hadWindow = false
  let timer: NodeJS.Timeout | null = null

  const consider = (): void => {
    if (timer) clearTimeout(timer)
    timer = null
    if (hadWindow && open === 0 && !running) timer = setTimeout(end, graceMilliseconds)
  }
  return {
    windows(count) {
      open = count
      hadWindow ||= count > 0
      consider()
    },
    windowProcess(state) {
      running = state === 'running'
      hadWindow ||= state === 'ended'
      consider()
    },
  }
}

import type { StoreApi } from 'zustand/vanilla'

/** A store that shows another one's state a frame late. */
export interface Follower<T> extends StoreApi<T> {
  /** Shows the state as it is now. */
  catchUp(): void
}

/** A window that is not shown has no frames, and a slow disk no answer. */
const LONGEST_WAIT_MS = 100

/**
 * Follows `store` once the next frame is on the screen and the state `isSettled`, a tenth of a second later at most. What must be seen at
 * once (the text that was tagged) and heard at once (that it is on disk) does not wait then for what may come right after (the pane that
 * describes the next claim). What is set through the follower is shown at once.
 */
export function followAfterFrame<T>(store: StoreApi<T>, isSettled: (state: T) => boolean): Follower<T> {
  let shown = store.getState()
  let isWaiting = false
  let isFramed = false
  let longest: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<(state: T, before: T) => void>()

  const catchUp = (): void => {
    isWaiting = false
    isFramed = false
    clearTimeout(longest)
    const before = shown
    shown = store.getState()
    if (shown !== before) for (const listener of listeners) listener(shown, before)
  }
  const catchUpWhenDue = (): void => {
    if (isWaiting && isFramed && isSettled(store.getState())) catchUp()
  }

  const follow = (): void => {
    // Where nothing is drawn (jsdom), no frame is worth waiting for.
    if (typeof MessageChannel !== 'function') return catchUp()
    if (isWaiting) return catchUpWhenDue()
    isWaiting = true
    longest = setTimeout(catchUp, LONGEST_WAIT_MS)
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => {
        isFramed = true
        catchUpWhenDue()
      })
      port1.start()
      port2.postMessage(null)
    })
  }
  // Whoever no longer listens (a pane behind another tab) costs a key nothing.
  let stop: (() => void) | null = null

  return {
    getState: () => shown,
    getInitialState: () => store.getInitialState(),
    setState: (change: T | Partial<T> | ((state: T) => T | Partial<T>)) => {
      store.setState(change)
      catchUp()
    },
    subscribe(listener) {
      if (!stop) {
        stop = store.subscribe(follow)
        // What changed while nobody listened; a component that subscribes looks again.
        shown = store.getState()
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop?.()
        stop = null
      }
    },
    catchUp,
  }
}

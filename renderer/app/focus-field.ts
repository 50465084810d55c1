/** Milliseconds after which a field that has not come is not waited for. */
const PATIENCE_MS = 2000

let stopWaiting: (() => void) | null = null

/**
 * Moves the focus to the element with that id: at once where it is there, else in the moment in which it is drawn. A frame later would be too late: what
 * is typed in between would be taken for commands. Given up after two seconds, or as soon as the focus goes to anything else.
 */
export function focusField(id: string): void {
  stopWaiting?.()
  if (focus(id)) return
  const observer = new MutationObserver(() => {
    if (focus(id)) stop()
  })
  const stop = (): void => {
    observer.disconnect()
    clearTimeout(timer)
    removeEventListener('focusin', stop)
    stopWaiting = null
  }
  const timer = setTimeout(stop, PATIENCE_MS)
  addEventListener('focusin', stop)
  observer.observe(document.body, { childList: true, subtree: true })
  stopWaiting = stop
}

function focus(id: string): boolean {
  const field = document.getElementById(id)
  field?.focus()
  return field !== null
}

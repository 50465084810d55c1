const CAN_HAVE_FOCUS = 'button:not(:disabled), [href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]'

/** Of the dialog that was closed last. */
let lastWay: readonly Element[] = []

/**
 * The element and everything it stands in, from inside out, taken while it is there. Where nothing has the focus because what opened the last
 * dialog went with it, the next one follows from that, and so does its way back.
 */
export function pathOf(element: Element | null): readonly Element[] {
  const path: Element[] = []
  for (let at = element; at !== null && at !== document.body; at = at.parentElement) path.push(at)
  const isLost = path.length === 0 && lastWay[0]?.isConnected === false
  return isLost ? lastWay : path
}

/**
 * Where the focus goes when a dialog closes: to what opened it or, where that has gone meanwhile, to what took its place: the chief button of
 * the nearest part of the window that is still there, or its first. Null: nothing of it is left.
 */
export function wayBack(path: readonly Element[]): HTMLElement | null {
  lastWay = path
  const [opener] = path
  if (opener instanceof HTMLElement && opener.isConnected) return opener
  const part = path.find((element) => element.isConnected)
  return part?.querySelector<HTMLElement>('.button-primary:not(:disabled)') ?? part?.querySelector<HTMLElement>(CAN_HAVE_FOCUS) ?? null
}

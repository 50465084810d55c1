/**
 * What Electron's preload puts into the page as `window.claimlight`: the door in its rawest form. The page's own end of it
 * (renderer/host/electron-host.ts) gives these messages their types back by checking them against the contract.
 */
export interface Bridge {
  /** A message to the application: a method of the contract and its params. Answers with a `Reply` that is yet to be checked. */
  call(method: string, params: unknown): Promise<unknown>
  /** Events of the application, yet to be checked. Returns what ends the subscription. */
  onEvent(listener: (event: unknown) => void): () => void
}

export const BRIDGE_NAME = 'claimlight'

/** The two channels between the preload and the main process; nothing else is listened to. */
export const CALL_CHANNEL = 'claimlight:call'
export const EVENT_CHANNEL = 'claimlight:event'

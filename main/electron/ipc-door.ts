import { BrowserWindow, ipcMain } from 'electron'
import type { AppEvent } from '#shared/contract/host'
import { CALL_CHANNEL, EVENT_CHANNEL } from '#shared/contract/bridge'
import type { App } from '../app/app'
import { isTrustedSender } from './trusted-sender'

export interface IpcDoor {
  /** Resolves when every call that has come in has been answered. */
  idle(): Promise<void>
}

/** Opens the application to its windows: one channel in, one channel out. */
export function openIpcDoor(app: App): IpcDoor {
  const running = new Set<Promise<unknown>>()
  ipcMain.handle(CALL_CHANNEL, (event, method: unknown, params: unknown) => {
    if (!isTrustedSender(event.senderFrame)) throw new Error('refused: the message does not come from the page of Claimlight')
    // `dispatch` checks both against the contract; it answers a failure for what it does not know.
    const reply = app.dispatch(String(method), params)
    running.add(reply)
    return reply.finally(() => running.delete(reply))
  })
  app.onEvent((event) => {
    for (const window of BrowserWindow.getAllWindows()) sendEvent(window, event)
  })
  return {
    async idle() {
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}

/** Tells one window something, as the application's own events reach all of them. */
export function sendEvent(window: BrowserWindow, event: AppEvent): void {
  if (!window.webContents.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event)
}

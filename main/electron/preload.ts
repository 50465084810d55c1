/**
 * Runs sandboxed in the page's process, in a world of its own. It hands the page named functions and nothing of Electron: neither a
 * channel name nor an event object (whose `sender` would be the whole of IPC) crosses over.
 */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { BRIDGE_NAME, CALL_CHANNEL, EVENT_CHANNEL, type Bridge } from '#shared/contract/bridge'

const call = (method: string, params: unknown): Promise<unknown> => ipcRenderer.invoke(CALL_CHANNEL, method, params)

const onEvent = (listener: (event: unknown) => void): (() => void) => {
  const deliver = (_event: IpcRendererEvent, told: unknown): void => listener(told)
  ipcRenderer.on(EVENT_CHANNEL, deliver)
  return () => {
    ipcRenderer.removeListener(EVENT_CHANNEL, deliver)
  }
}

contextBridge.exposeInMainWorld(BRIDGE_NAME, { call, onEvent } satisfies Bridge)

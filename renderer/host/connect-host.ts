import { BRIDGE_NAME, type Bridge } from '#shared/contract/bridge'
import type { Host } from '#shared/contract/host'
import { createElectronHost } from './electron-host'
import { connectWebSocketHost } from './websocket-host'

/**
 * The door to the application: Electron's bridge where its preload has put one, else a WebSocket to where the page came from. The
 * first calls wait until the connection stands. What differs between hosts ends here.
 */
export function connectHost(): Host {
  const bridge = (globalThis as { readonly [BRIDGE_NAME]?: Bridge })[BRIDGE_NAME]
  return bridge ? createElectronHost(bridge) : connectWebSocketHost()
}

import type { Bridge } from '#shared/contract/bridge'
import { checkedHost } from '#shared/contract/checked-host'
import type { Host } from '#shared/contract/host'

/** The door of the Electron host: what its preload put into the page. */
export function createElectronHost(bridge: Bridge): Host {
  return checkedHost({
    send: (method, params) => bridge.call(method, params),
    onEvent: (listener) => bridge.onEvent(listener),
    nativeMenu: true,
  })
}

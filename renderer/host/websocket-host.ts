import { DOOR_PATH } from '#shared/contract/door'
import { createWebSocketHost, type Wire, type WireListener, type WebSocketHost } from '#shared/contract/websocket-host'
import { redeemToken } from './redeem-token'

/** The door of the browser host: a WebSocket back to where the page came from. */
export function connectWebSocketHost(): WebSocketHost {
  const redeemed = redeemToken(location, history, fetch)
  return createWebSocketHost({
    openWire: (listener) => openWire(redeemed, listener),
    after(milliseconds, run) {
      setTimeout(run, milliseconds)
    },
  })
}

function openWire(ready: Promise<void>, listener: WireListener): Wire {
  let socket: WebSocket | null = null
  let closed = false
  const open = async (): Promise<void> => {
    await ready
    if (closed) return
    const opening = new WebSocket(new URL(DOOR_PATH, location.href.replace(/^http/, 'ws')))
    opening.addEventListener('open', () => listener.opened())
    opening.addEventListener('message', ({ data }) => listener.received(String(data)))
    opening.addEventListener('close', () => listener.closed())
    socket = opening
  }
  void open()
  return {
    send: (text) => socket?.send(text),
    close() {
      closed = true
      if (socket) socket.close()
      else listener.closed()
    },
  }
}

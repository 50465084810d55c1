import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { DOOR_PATH, type DoorRequest, MAX_MESSAGE_BYTES, requestSchema } from '#shared/contract/door'
import type { App } from '../app/app'
import { hostIsOurs, type LoopbackServer } from './loopback-server'
import type { Session } from './session-token'

/** RFC 6455: the message violates what was agreed on. */
const POLICY_VIOLATION = 1008
/** RFC 6455: the endpoint is going away. */
const GOING_AWAY = 1001

export interface WebSocketDoorOptions {
  readonly app: Pick<App, 'dispatch' | 'onEvent'>
  readonly server: LoopbackServer
  readonly session: Session
  /** Told whenever a window comes or goes. */
  readonly onWindows: (open: number) => void
}

export interface WebSocketDoor {
  /** Lets no more calls in, answers those that are in, then ends every connection. */
  close(): Promise<void>
}

/** Opens the application to windows of the loopback server that hold the session's cookie. */
export function openWebSocketDoor({ app, server, session, onWindows }: WebSocketDoorOptions): WebSocketDoor {
  // Compression would cost more than the loopback does, and has a history of memory troubles.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false })
  const running = new Set<Promise<void>>()
  let closing = false

  server.http.on('upgrade', (request, stream, head) => {
    const status = closing ? 503 : refusal(request, server.origin, session)
    if (status !== null) return refuse(stream, status)
    sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit('connection', socket))
  })

  sockets.on('connection', (socket: WebSocket) => {
    onWindows(sockets.clients.size)
    // ws has told the other side already; what is left is the close that follows.
    socket.on('error', () => undefined)
    socket.on('close', () => onWindows(sockets.clients.size))
    socket.on('message', (data, isBinary) => {
      if (closing) return
      const request = isBinary ? null : parseRequest(data)
      if (!request) return socket.close(POLICY_VIOLATION)
      const run = answer(app, socket, request).finally(() => running.delete(run))
      running.add(run)
    })
  })

  const stopListening = app.onEvent((event) => {
    for (const socket of sockets.clients) say(socket, { event })
  })

  return {
    async close() {
      closing = true
      stopListening()
      while (running.size > 0) await Promise.allSettled(running)
      for (const socket of sockets.clients) socket.close(GOING_AWAY)
      sockets.close()
    },
  }
}

/** The status to refuse with, or null for one of our own windows. */
function refusal(request: IncomingMessage, origin: string, session: Session): number | null {
  if (!hostIsOurs(request, origin)) return 421
  if (request.url !== DOOR_PATH) return 404
  // Browsers let any page open a WebSocket to anywhere; the Origin header is what tells ours from theirs.
  if (request.headers.origin !== origin) return 403
  return session.admits(request.headers.cookie) ? null : 403
}

function refuse(stream: Duplex, status: number): void {
  stream.on('error', () => undefined)
  stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function parseRequest(data: RawData): DoorRequest | null {
  try {
    const request = requestSchema.safeParse(JSON.parse(String(data)))
    return request.success ? request.data : null
  } catch {
    return null
  }
}

async function answer(app: Pick<App, 'dispatch'>, socket: WebSocket, { id, method, params }: DoorRequest): Promise<void> {
  say(socket, { id, reply: await app.dispatch(method, params) })
}

function say(socket: WebSocket, message: object): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
}

import { request } from 'node:http'
import { WebSocket } from 'ws'
import { DOOR_PATH, SESSION_PATH } from '#shared/contract/door'
import { createWebSocketHost, type WebSocketHost } from '#shared/contract/websocket-host'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

export interface Asking {
  readonly method?: string
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** One HTTP request exactly as given: unlike `fetch`, neither path nor headers are mended. */
export function ask(origin: string, { method = 'GET', path = '/', headers = {}, body = '' }: Asking = {}): Promise<Answer> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const asking = request(
      { hostname, port, method, path, headers: { ...headers, 'Content-Length': Buffer.byteLength(body) } },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
      },
    )
    asking.on('error', reject)
    asking.end(body)
  })
}

/** Redeems the token of a one-time address, as a window does. The cookie as a browser would send it, or null where refused. */
export async function redeem(address: string): Promise<string | null> {
  const { origin, hash } = new URL(address)
  const answer = await ask(origin, {
    method: 'POST',
    path: SESSION_PATH,
    headers: { Origin: origin },
    body: hash.replace('#token=', ''),
  })
  const cookie = [answer.headers['set-cookie']].flat()[0]
  return answer.status === 204 && cookie ? (cookie.split(';')[0] ?? null) : null
}

/** Opens a WebSocket with whatever headers; resolves with the HTTP status: 101 where it was let in. */
export function knock(origin: string, headers: Readonly<Record<string, string>>, path: string = DOOR_PATH): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}${path}`, { headers })
    socket.on('open', () => {
      resolve(101)
      socket.close()
    })
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0)
      response.resume()
      socket.terminate()
    })
    socket.on('error', (error) => reject(error))
  })
}

/** The same client as the page's, on Node's WebSocket. */
export function connectHost(origin: string, cookie: string): WebSocketHost {
  return createWebSocketHost({
    openWire(listener) {
      const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}${DOOR_PATH}`, { headers: { Origin: origin, Cookie: cookie } })
      socket.on('open', () => listener.opened())
      socket.on('message', (data) => listener.received(String(data)))
      socket.on('error', () => undefined)
      socket.on('close', () => listener.closed())
      return { send: (text) => socket.send(text), close: () => socket.close() }
    },
    after: (milliseconds, run) => void setTimeout(run, milliseconds).unref(),
  })
}

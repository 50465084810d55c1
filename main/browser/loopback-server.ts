import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DOOR_PATH, SESSION_PATH } from '#shared/contract/door'
import { SECURITY_HEADERS } from '#shared/content-security'
import type { AssetMap } from '../app/renderer-assets'
import type { Session } from './session-token'

/** Never another: what listens on this address is out of reach of the network. */
const LOOPBACK = '127.0.0.1'

/** A token has 43 characters. */
const MAX_TOKEN_BYTES = 256

export interface LoopbackServer {
  readonly http: Server
  /** `http://127.0.0.1:PORT`, the only origin that is ours. */
  readonly origin: string
  close(): Promise<void>
}

export interface LoopbackOptions {
  readonly assets: AssetMap
  readonly session: Session
  /** 0 lets the system choose a free one. */
  readonly port: number
}

/** Serves the interface to windows on this computer, and exchanges the session's token for its cookie. Nothing else. */
export async function startLoopbackServer(options: LoopbackOptions): Promise<LoopbackServer> {
  const http = createServer()
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(options.port, LOOPBACK, () => {
      http.removeListener('error', reject)
      resolve()
    })
  })
  const origin = `http://${LOOPBACK}:${(http.address() as AddressInfo).port}`
  http.on('request', (request, response) => {
    answer(request, response, { ...options, origin }).catch(() => response.destroy())
  })
  return {
    http,
    origin,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve())
        http.closeAllConnections()
      }),
  }
}

/**
 * A page of another name that resolves to this address (DNS rebinding) is known by its Host header, which a page cannot forge.
 */
export function hostIsOurs(request: IncomingMessage, origin: string): boolean {
  return `http://${request.headers.host}` === origin
}

interface Serving extends LoopbackOptions {
  readonly origin: string
}

async function answer(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  for (const [name, value] of Object.entries({ ...SECURITY_HEADERS, 'Cache-Control': 'no-store' })) response.setHeader(name, value)
  if (!hostIsOurs(request, serving.origin)) return refuse(response, 421)
  // The path as it was sent, not as a URL parser mends it: what is not a key of the table does not exist.
  const path = (request.url ?? '').split('?', 1)[0] ?? ''
  if (path === SESSION_PATH) return openSession(request, response, serving)
  const asset = serving.assets.get(path)
  // Browsers ask for it unasked; its absence is no error to show in their console.
  if (!asset && path === '/favicon.ico') return refuse(response, 204)
  if (!asset) return refuse(response, 404)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, { Allow: 'GET, HEAD' })
  const body = await readFile(asset.file)
  response.writeHead(200, { 'Content-Type': asset.mediaType, 'Content-Length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
}

async function openSession(request: IncomingMessage, response: ServerResponse, { session, origin }: Serving): Promise<void> {
  if (request.method !== 'POST') return refuse(response, 405, { Allow: 'POST' })
  if (request.headers.origin !== origin) return refuse(response, 403)
  const offered = await readShort(request)
  const secret = offered === null ? null : session.redeem(offered)
  if (secret === null) return refuse(response, 403)
  response.writeHead(204, { 'Set-Cookie': `${session.cookieName}=${secret}; Path=${DOOR_PATH}; HttpOnly; SameSite=Strict` })
  response.end()
}

/** The whole body, or null where it is longer than any token. */
async function readShort(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > MAX_TOKEN_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function refuse(response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void {
  // The rest of a refused body is not waited for.
  response.writeHead(status, { ...headers, Connection: 'close' })
  response.end()
}

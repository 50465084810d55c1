import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DOOR_PATH, SESSION_PATH } from '#shared/contract/door'
import { PRINTED_HEADERS, SECURITY_HEADERS } from '#shared/content-security'
import type { PageShelf } from '../app/page-shelf'
import type { AssetMap } from '../app/renderer-assets'
import type { Session } from './session-token'

/** Never another: what listens on this address is out of reach of the network. */
const LOOPBACK = '127.0.0.1'

/** A token has 43 characters. */
const MAX_TOKEN_BYTES = 256

/** What one connection may cost. Everything a page of ours sends is there within a moment: both ends are on this computer. */
export interface ConnectionLimits {
  /** Bytes of the request line and all headers. More are answered 431. */
  readonly headerBytes: number
  /** Milliseconds until the headers, and until the whole request, must be there: a slow sender is answered 408. */
  readonly headersTime: number
  readonly requestTime: number
  /** How often late connections are looked for. */
  readonly checkEvery: number
}

export const CONNECTION_LIMITS: ConnectionLimits = { headerBytes: 16 * 1024, headersTime: 5000, requestTime: 10_000, checkEvery: 1000 }

export interface LoopbackServer {
  readonly http: Server
  /** `http://127.0.0.1:PORT`, the only origin that is ours. */
  readonly origin: string
  close(): Promise<void>
}

export interface LoopbackOptions {
  readonly assets: AssetMap
  /** Pages for paper, each at a path that only the window that asked for it knows. */
  readonly shelf?: PageShelf
  readonly session: Session
  /** 0 lets the system choose a free one. */
  readonly port: number
  readonly limits?: ConnectionLimits
}

/** Serves the interface to windows on this computer, and exchanges the session's token for its cookie. Nothing else. */
export async function startLoopbackServer(options: LoopbackOptions): Promise<LoopbackServer> {
  const { headerBytes, headersTime, requestTime, checkEvery } = options.limits ?? CONNECTION_LIMITS
  const http = createServer({
    maxHeaderSize: headerBytes,
    headersTimeout: headersTime,
    requestTimeout: requestTime,
    connectionsCheckingInterval: checkEvery,
    // RFC 9112, 3.2: a request without Host is answered 400.
    requireHostHeader: true,
  })
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
 * A page of another name that resolves to this address (DNS rebinding) is known by its Host header, which a page cannot forge. Two of
 * them are nobody's (RFC 9112, 3.2): Node would believe the first.
 */
export function hostIsOurs(request: IncomingMessage, origin: string): boolean {
  const { host } = request.headersDistinct
  return host?.length === 1 && `http://${host[0]}` === origin
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
  const page = serving.shelf?.page(path)
  if (page !== undefined) return handOut(request, response, page)
  const asset = serving.assets.get(path)
  // Browsers ask for it unasked; its absence is no error to show in their console.
  if (!asset && path === '/favicon.ico') return refuse(response, 204)
  if (!asset) return refuse(response, 404)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, { Allow: 'GET, HEAD' })
  const body = await readFile(asset.file)
  response.writeHead(200, { 'Content-Type': asset.mediaType, 'Content-Length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
}

function handOut(request: IncomingMessage, response: ServerResponse, page: string): void {
  if (request.method !== 'GET') return refuse(response, 405, { Allow: 'GET' })
  for (const [name, value] of Object.entries(PRINTED_HEADERS)) response.setHeader(name, value)
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
  response.end(page)
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

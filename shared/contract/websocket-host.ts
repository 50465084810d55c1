import { checkedHost, type Door } from './checked-host'
import { MAX_MESSAGE_BYTES, pushedSchema } from './door'
import type { Host } from './host'
import type { Method } from './methods'

/** One connection that is being opened, is open, or has ended. After `closed` it is told and tells nothing more. */
export interface Wire {
  send(text: string): void
  close(): void
}

export interface WireListener {
  opened(): void
  received(text: string): void
  closed(): void
}

export interface WirePorts {
  openWire(listener: WireListener): Wire
  /** Runs `run` once, that much later. */
  after(milliseconds: number, run: () => void): void
}

/** A host at the end of a WebSocket. */
export interface WebSocketHost extends Host {
  /** Ends the connection; calls still open and later ones fail with `connection-lost`. */
  close(): void
}

/** Pauses between attempts to connect again, in milliseconds. After the last one only a new call makes another attempt. */
const PAUSES = [100, 250, 500, 1000, 2000, 4000, 4000, 4000, 8000, 8000, 8000, 8000, 8000]

interface Waiting {
  readonly text: string
  readonly resolve: (answer: unknown) => void
  readonly reject: (reason: Error) => void
}

/**
 * Connects at once, and again whenever the connection breaks. A call that was under way when it broke fails with `connection-lost`
 * and is not repeated: the application may have carried it out. A call made while there is no connection waits for one attempt.
 */
export function createWebSocketHost(ports: WirePorts): WebSocketHost {
  const listeners = new Set<(event: unknown) => void>()
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let wire: Wire | null = null
  let open = false
  let ended = false
  let everOpen = false
  let failures = 0

  const tell = (event: unknown): void => {
    for (const listener of listeners) listener(event)
  }

  const connect = (): void => {
    if (wire !== null || ended) return
    let mine = true
    const lost = (): void => {
      if (!mine) return
      mine = false
      wire = null
      open = false
      const lostCalls = [...waiting.values()]
      waiting.clear()
      for (const { reject } of lostCalls) reject(new Error('connection lost'))
      const pause = PAUSES[failures++]
      if (pause !== undefined && !ended) ports.after(pause, connect)
    }
    wire = ports.openWire({
      opened() {
        if (!mine) return
        open = true
        failures = 0
        for (const { text } of waiting.values()) wire?.send(text)
        // Whatever was announced meanwhile went unheard.
        if (everOpen) tell({ kind: 'library-changed' })
        everOpen = true
      },
      received(text) {
        if (mine && !take(text)) wire?.close()
      },
      closed: lost,
    })
  }

  /** False for what no application of this version says. */
  const take = (text: string): boolean => {
    const pushed = pushedSchema.safeParse(parseJson(text))
    if (!pushed.success) return false
    if ('event' in pushed.data) {
      tell(pushed.data.event)
      return true
    }
    const call = waiting.get(pushed.data.id)
    waiting.delete(pushed.data.id)
    call?.resolve(pushed.data.reply)
    return call !== undefined
  }

  const send = (method: Method, params: unknown): Promise<unknown> => {
    const id = ++lastId
    const text = JSON.stringify({ id, method, params })
    if (isTooLong(text)) return Promise.resolve(tooLarge(params))
    return new Promise((resolve, reject) => {
      if (ended) {
        reject(new Error('connection ended'))
        return
      }
      waiting.set(id, { text, resolve, reject })
      if (open) wire?.send(text)
      else connect()
    })
  }

  const door: Door = {
    nativeMenu: false,
    send,
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  connect()
  return {
    ...checkedHost(door),
    close() {
      ended = true
      wire?.close()
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Counts UTF-8 bytes, but only where the text could be too long: a code unit is at most three bytes. */
function isTooLong(text: string): boolean {
  if (text.length * 3 <= MAX_MESSAGE_BYTES) return false
  let bytes = text.length
  for (let at = 0; at < text.length && bytes <= MAX_MESSAGE_BYTES; at++) {
    const unit = text.charCodeAt(at)
    // A surrogate pair is four bytes: two for each half.
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1
  }
  return bytes > MAX_MESSAGE_BYTES
}

/** Answered here: the application would have to end the connection instead. */
function tooLarge(params: unknown): unknown {
  const files = typeof params === 'object' && params !== null && 'files' in params && Array.isArray(params.files) ? params.files : []
  const names = files.map((file: { readonly name?: unknown }) => String(file.name))
  return { ok: false, failure: { code: 'too-large', values: { name: names.join(', '), limit: `${MAX_MESSAGE_BYTES / 1024 / 1024} MB` } } }
}

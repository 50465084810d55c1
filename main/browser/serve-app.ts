import type { App } from '../app/app'
import type { PageShelf } from '../app/page-shelf'
import type { AssetMap } from '../app/renderer-assets'
import { type ConnectionLimits, startLoopbackServer } from './loopback-server'
import { createSession } from './session-token'
import { openWebSocketDoor } from './websocket-door'

export interface ServeOptions {
  readonly app: App
  readonly assets: AssetMap
  /** Pages for paper. */
  readonly shelf?: PageShelf
  readonly port: number
  /** Told whenever a window comes or goes. */
  readonly onWindows: (open: number) => void
  /** Told once, when a window has exchanged the token: nothing that held it is needed any more. */
  readonly onRedeemed?: () => void
  readonly limits?: ConnectionLimits
}

export interface ServedApp {
  readonly origin: string
  /** The address with its one-time token; good for one window. */
  readonly address: string
  /** Answers what has been asked, ends all connections, closes the application. Safe to call twice. */
  close(): Promise<void>
}

/** Serves one application to windows on this computer. */
export async function serveApp({ app, assets, shelf, port, onWindows, onRedeemed, limits }: ServeOptions): Promise<ServedApp> {
  const session = createSession(onRedeemed)
  const server = await startLoopbackServer({
    assets,
    session,
    port,
    ...(shelf === undefined ? {} : { shelf }),
    ...(limits === undefined ? {} : { limits }),
  })
  const door = openWebSocketDoor({ app, server, session, onWindows })
  let closing: Promise<void> | null = null
  return {
    origin: server.origin,
    address: `${server.origin}/#token=${session.token}`,
    close() {
      closing ??= (async () => {
        await door.close()
        await server.close()
        await app.close()
      })()
      return closing
    },
  }
}

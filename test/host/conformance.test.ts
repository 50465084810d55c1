import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkedHost } from '#shared/contract/checked-host'
import { serveApp } from '#main/browser/serve-app'
import { startBrowserHost } from '../support/browser-host'
import { describeDoor, type DoorOpener } from './conformance'
import { openTestApp } from './conformance-app'
import { connectHost, redeem } from './websocket-client'

const direct: DoorOpener = async (library, analyst) => {
  const app = await openTestApp(library, analyst, false)
  const host = checkedHost({ send: (method, params) => app.dispatch(method, params), onEvent: app.onEvent, nativeMenu: false })
  return { host, close: () => app.close() }
}

const webSocket: DoorOpener = async (library, analyst) => {
  const app = await openTestApp(library, analyst, false)
  const served = await serveApp({ app, assets: new Map(), port: 0, onWindows: () => undefined })
  const host = connectHost(served.origin, String(await redeem(served.address)))
  return {
    host,
    async close() {
      host.close()
      await served.close()
    },
  }
}

const built: DoorOpener = async (library, analyst) => {
  const process = await startBrowserHost({ library, analyst, samples: false })
  const host = connectHost(process.origin, String(await redeem(process.address)))
  return {
    host,
    async close() {
      host.close()
      await process.close()
    },
  }
}

const notBuilt = existsSync(join(__dirname, '../../out/main/browser.js')) ? null : 'nothing is built, npm run build comes first'

describeDoor('a direct call', direct)
describeDoor('the WebSocket door', webSocket)
describeDoor('the browser host as built', built, notBuilt)

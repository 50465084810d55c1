import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import type { PageShelf } from '../app/page-shelf'
import type { AssetMap } from '../app/renderer-assets'
import { PRINTED_HEADERS, SECURITY_HEADERS } from '#shared/content-security'
import { APP_SCHEME, isAppAddress } from './app-address'

/** Must run before the application is ready: Chromium fixes its list of schemes then. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    // `standard` gives it an origin and relative addresses, `secure` workers and crypto; CSP stays in force and CORS closed.
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves `assets` and the pages of `shelf`, and nothing else, at `app://claimlight/`. */
export function serveApp(assets: AssetMap, shelf?: PageShelf): void {
  protocol.handle(APP_SCHEME, (request) => answer(assets, shelf, request))
}

async function answer(assets: AssetMap, shelf: PageShelf | undefined, request: Request): Promise<Response> {
  const page = isAppAddress(request.url) && request.method === 'GET' ? shelf?.page(new URL(request.url).pathname) : undefined
  if (page !== undefined) return new Response(page, { headers: { ...PRINTED_HEADERS, 'Content-Type': 'text/html; charset=utf-8' } })
  const asset = isAppAddress(request.url) ? assets.get(new URL(request.url).pathname) : undefined
  if (!asset || request.method !== 'GET') {
    return new Response(null, { status: asset ? 405 : 404, headers: SECURITY_HEADERS })
  }
  // Read whole: the largest asset is the interface's script, and Electron reads inside the packaged archive only this way.
  const body = await readFile(asset.file)
  return new Response(body, { headers: { ...SECURITY_HEADERS, 'Content-Type': asset.mediaType } })
}

import type { Session } from 'electron'
import { isAppAddress } from './app-address'

/** What "Copy diagnostics" needs; reading the clipboard is not in it. */
const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/**
 * Electron grants every permission unless told otherwise. Claimlight needs none of them but writing text to the clipboard, and that
 * only from its own page.
 */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(GRANTED.has(permission) && details.isMainFrame && isAppAddress(details.requestingUrl))
  })
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => {
    // An origin comes with or without its closing slash.
    return GRANTED.has(permission) && isAppAddress(`${requestingOrigin.replace(/\/$/, '')}/`)
  })
  session.setDevicePermissionHandler(() => false)
}

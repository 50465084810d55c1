/**
 * The interface is served from `app://claimlight/` instead of `file://`: a real origin of its own, with no way from it to the
 * person's files.
 */
export const APP_SCHEME = 'app'
const APP_HOST = 'claimlight'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`
export const APP_PAGE = `${APP_ORIGIN}/index.html`

/** True for an address inside our own origin. `app://claimlight.example/` and `app://user@claimlight/` are not. */
export function isAppAddress(address: string): boolean {
  return address.startsWith(`${APP_ORIGIN}/`)
}

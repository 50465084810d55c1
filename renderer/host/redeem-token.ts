import { SESSION_PATH } from '#shared/contract/door'

const TOKEN = /^#token=([\w-]{20,200})$/

/**
 * Exchanges the one-time token in the address for the session's cookie, and takes it out of the address, so that neither a
 * bookmark nor the history keeps it. Without a token, as after a reload, there is nothing to do: the cookie is there.
 *
 * Never rejects: where the exchange fails the WebSocket will be refused, and that is what the person is told.
 */
export async function redeemToken(
  location: { readonly hash: string; readonly pathname: string },
  history: Pick<History, 'replaceState' | 'state'>,
  post: (path: string, request: { method: 'POST'; body: string; credentials: 'same-origin' }) => Promise<unknown>,
): Promise<void> {
  const token = TOKEN.exec(location.hash)?.[1]
  if (token === undefined) return
  history.replaceState(history.state, '', location.pathname)
  try {
    await post(SESSION_PATH, { method: 'POST', body: token, credentials: 'same-origin' })
  } catch {
    // The host has gone; the WebSocket says so.
  }
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** The secrets of one run of the browser host. Both are 256 random bits, and neither is written to disk. */
export interface Session {
  /** Travels once, in the fragment of the first address: fragments are sent to no server and kept in no log. */
  readonly token: string
  /** Exchanges the token for the cookie's value: right, and for the first time. Null otherwise. */
  redeem(offered: string): string | null
  /** Whether a cookie header holds the session's cookie. */
  admits(cookieHeader: string | undefined): boolean
  /** Cookies ignore ports, so each run has a name of its own. */
  readonly cookieName: string
}

/** @param onRedeemed told once, when the token has been exchanged */
export function createSession(onRedeemed: () => void = () => undefined): Session {
  const token = randomBytes(32).toString('base64url')
  const secret = randomBytes(32).toString('base64url')
  const cookieName = `claimlight-${randomBytes(6).toString('hex')}`
  let redeemed = false
  return {
    token,
    cookieName,
    redeem(offered) {
      if (redeemed || !equalInConstantTime(offered, token)) return null
      redeemed = true
      onRedeemed()
      return secret
    },
    admits(cookieHeader = '') {
      const prefix = `${cookieName}=`
      const offered = cookieHeader
        .split(';')
        .map((pair) => pair.trim())
        .find((pair) => pair.startsWith(prefix))
      return offered !== undefined && equalInConstantTime(offered.slice(prefix.length), secret)
    },
  }
}

/** Compares digests, so that the time tells neither where two texts differ nor how long the right one is. */
function equalInConstantTime(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest()
}

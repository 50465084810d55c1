/**
 * What every page of Claimlight is allowed to do, whichever host serves it. Both hosts send these headers with every answer; the
 * page itself carries no policy, so that there is one place to read.
 */

/**
 * The one Trusted Types policy: it turns the addresses of the page's own workers, and no others, into script addresses. Without it
 * `new Worker(...)` is refused under `require-trusted-types-for 'script'`; with `trusted-types` naming only this policy, and the
 * policy created once, no other code can make one.
 */
export const WORKER_POLICY = 'claimlight-worker'

const DIRECTIVES: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': WORKER_POLICY,
}

export const CONTENT_SECURITY_POLICY = Object.entries(DIRECTIVES)
  .map(([directive, value]) => `${directive} ${value}`)
  .join('; ')

/** Sent with every answer of both hosts. Caching is the host's own affair. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
}

/**
 * Sent with a page for paper, which stands alone: its own style sheet and nothing else. No script runs in it and it asks for nothing, whatever words an
 * article or a colleague put into it.
 */
export const PRINTED_HEADERS: Readonly<Record<string, string>> = {
  ...SECURITY_HEADERS,
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
}

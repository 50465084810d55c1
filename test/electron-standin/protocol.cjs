'use strict'
const { runtime } = require('./runtime.cjs')
const { schemes, toElectron } = require('./scheme-addresses.cjs')
const { strict } = require('./strict.cjs')

/** @type {Map<string, (request: Request) => Response | Promise<Response>>} scheme -> handler */
const handlers = new Map()

const protocol = {
  /** @param {readonly { scheme: string, privileges?: object }[]} list */
  registerSchemesAsPrivileged(list) {
    if (runtime.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme } of list) schemes.add(scheme)
  },
  /** @param {string} scheme @param {(request: Request) => Response | Promise<Response>} handler */
  handle(scheme, handler) {
    if (!schemes.has(scheme)) throw new Error(`electron stand-in: ${scheme}: was not registered before the application was ready`)
    handlers.set(scheme, handler)
  },
}

/**
 * What the application answers to a request of Chromium's, or null when the address is under no scheme of the application.
 *
 * @param {{ url: string, method: string, headers: Record<string, string> }} request
 */
async function answerRequest({ url, method, headers }) {
  const address = toElectron(url)
  const handler = handlers.get(address.slice(0, address.indexOf(':')))
  if (!handler) return null
  const response = await handler(new Request(address, { method, headers }))
  return {
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  }
}

module.exports = { protocol: strict('protocol', protocol), answerRequest }

'use strict'
const { EventEmitter } = require('node:events')

/**
 * The DevTools protocol over Chromium's debugging pipe: JSON messages that end with a zero byte.
 * Emits `event` with (method, params, sessionId or undefined).
 */
class CdpPipe extends EventEmitter {
  #lastId = 0
  /** @type {Map<number, { method: string, resolve: (result: any) => void, reject: (error: Error) => void }>} */
  #waiting = new Map()
  /** @type {Buffer[]} the pieces of a message that has not ended yet */
  #pieces = []
  #writable

  /**
   * @param {import('node:stream').Writable} writable
   * @param {import('node:stream').Readable} readable
   */
  constructor(writable, readable) {
    super()
    this.#writable = writable
    readable.on('data', (bytes) => {
      this.#receive(bytes)
    })
    // Chromium going away is told by its process; a broken pipe adds nothing to that.
    writable.on('error', () => {})
    readable.on('error', () => {})
  }

  /**
   * @param {string} method
   * @param {object} [params]
   * @param {string} [sessionId]
   * @returns {Promise<any>}
   */
  send(method, params = {}, sessionId = undefined) {
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { method, resolve, reject })
      this.#writable.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }

  /** @param {Buffer} bytes */
  #receive(bytes) {
    let rest = bytes
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const whole = Buffer.concat([...this.#pieces, rest.subarray(0, end)])
      this.#pieces = []
      rest = rest.subarray(end + 1)
      this.#deliver(JSON.parse(whole.toString('utf8')))
    }
    if (rest.length > 0) this.#pieces.push(rest)
  }

  /** @param {any} message */
  #deliver(message) {
    if (message.id === undefined) {
      this.emit('event', message.method, message.params, message.sessionId)
      return
    }
    const call = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (!call) return
    if (message.error) call.reject(new Error(`${call.method}: ${message.error.message}`))
    else call.resolve(message.result)
  }
}

module.exports = { CdpPipe }

'use strict'
const { createCodec } = require('./page/clone-codec.cjs')
const { strict } = require('./strict.cjs')

const codec = createCodec()
/** @type {Map<string, (event: object, ...args: unknown[]) => unknown>} */
const handlers = new Map()

const ipcMain = {
  /** @param {string} channel @param {(event: object, ...args: unknown[]) => unknown} handler */
  handle(channel, handler) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
}

/**
 * Runs the handler of a message from a page; what it throws goes back as words, as Electron does it.
 *
 * @param {object} event
 * @param {{ channel: string, body: string, id: number }} message
 * @returns {Promise<{ kind: 'answer', id: number, body?: string, error?: string }>}
 */
async function answerMessage(event, { channel, body, id }) {
  try {
    const handler = handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return { kind: 'answer', id, body: codec.encode(await handler(event, .../** @type {unknown[]} */ (codec.decode(body)))) }
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error)
    return { kind: 'answer', id, error: String(error) }
  }
}

module.exports = { ipcMain: strict('ipcMain', ipcMain), answerMessage, encode: codec.encode }

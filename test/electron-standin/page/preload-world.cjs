'use strict'
const { createCodec } = require('./clone-codec.cjs')
const { linkWorlds } = require('./world-link.cjs')

/** The name of the preload's world, and of the function in it that reaches the stand-in. */
const WORLD = 'Electron Isolated Context'
const BINDING = 'standinSend'
const RECEIVER = 'standinReceive'

/**
 * What a sandboxed preload finds around it. Self-contained on purpose: its source text is run inside the page.
 *
 * @param {{ binding: string, receiver: string, secret: string }} names
 * @param {typeof linkWorlds} link
 * @param {typeof createCodec} codec
 * @param {(require: Function, module: object, exports: object) => void} preload
 */
function runPreload({ binding, receiver, secret }, link, codec, preload) {
  const { encode, decode } = codec()
  const world = /** @type {any} */ (globalThis)
  const send = world[binding]
  const { expose } = link(secret, 'preload')
  /** @type {Map<number, { channel: string, resolve: Function, reject: Function }>} */
  const waiting = new Map()
  /** @type {Map<string, Set<Function>>} */
  const listeners = new Map()
  let lastId = 0

  const ipcRenderer = {
    /** @param {string} channel @param {unknown[]} args */
    invoke: (channel, ...args) =>
      new Promise((resolve, reject) => {
        const id = ++lastId
        const body = encode(args)
        waiting.set(id, { channel, resolve, reject })
        send(JSON.stringify({ channel, body, id }))
      }),
    /** @param {string} channel @param {Function} listener */
    on: (channel, listener) => {
      listeners.set(channel, new Set(listeners.get(channel)).add(listener))
      return ipcRenderer
    },
    /** @param {string} channel @param {Function} listener */
    removeListener: (channel, listener) => {
      listeners.get(channel)?.delete(listener)
      return ipcRenderer
    },
  }

  Object.defineProperty(world, receiver, {
    /** @param {any} message */
    value: (message) => {
      if (message.kind === 'event') {
        for (const listener of listeners.get(message.channel) ?? []) listener({ sender: ipcRenderer }, ...decode(message.body))
        return
      }
      const call = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.error === undefined) call?.resolve(decode(message.body))
      else call?.reject(new Error(`Error invoking remote method '${call.channel}': ${message.error}`))
    },
  })

  const missing = (/** @type {string} */ name, /** @type {object} */ object) =>
    new Proxy(object, {
      get(target, key) {
        if (key in target || typeof key === 'symbol') return Reflect.get(target, key)
        throw new Error(`electron stand-in: ${name}.${key} is not there`)
      },
    })
  const electron = missing('electron', {
    ipcRenderer: missing('ipcRenderer', ipcRenderer),
    contextBridge: missing('contextBridge', { exposeInMainWorld: expose }),
  })
  const require = (/** @type {string} */ id) => {
    if (id === 'electron') return electron
    throw new Error(`module not found: ${id} (a sandboxed preload is one file)`)
  }
  const module = { exports: {} }
  preload(require, module, module.exports)
}

/** The source to run in the page's own world before anything else of a document. @param {string} secret */
function pageWorldSource(secret) {
  return `if (window === window.top) (${linkWorlds})(${JSON.stringify(secret)}, 'page')`
}

/** The source to run in the preload's world. @param {string} secret @param {string} preload the preload's own source */
function preloadWorldSource(secret, preload) {
  const names = JSON.stringify({ binding: BINDING, receiver: RECEIVER, secret })
  return `if (window === window.top) (${runPreload})(${names}, ${linkWorlds}, ${createCodec}, function (require, module, exports) {${preload}\n})`
}

module.exports = { WORLD, BINDING, RECEIVER, pageWorldSource, preloadWorldSource }

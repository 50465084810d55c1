'use strict'

/**
 * One end of the link between the page's own world and the preload's. Two worlds share the document but no objects; Chromium copies an
 * event's `detail` from one to the other, at once, so calls can be synchronous. Functions cross as numbers that the other end can
 * call, promises as numbers that are settled later.
 *
 * Self-contained on purpose: its source text is run inside both worlds. Copies of whatever could be replaced by the page are taken
 * first, before any script of the page has run.
 *
 * @param {string} secret a name that the page cannot guess
 * @param {'page' | 'preload'} end
 */
function linkWorlds(secret, end) {
  const Detail = CustomEvent
  const fire = window.dispatchEvent.bind(window)
  const inbox = `${secret}-${end}`
  const outbox = `${secret}-${end === 'page' ? 'preload' : 'page'}`
  const handle = `${secret}-handle`
  /** @type {Map<number, Function>} */
  const given = new Map()
  /** @type {Map<number, { resolve: Function, reject: Function }>} */
  const promised = new Map()
  let lastId = 0
  /** @type {any} the answer to the call being made; calls nest, so each takes it at once */
  let answer = null

  const post = (/** @type {object} */ message) => fire(new Detail(outbox, { detail: message }))

  /** @param {any} value @returns {any} */
  function pack(value) {
    if (typeof value === 'function') {
      given.set(++lastId, value)
      return { [handle]: 'function', id: lastId }
    }
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(pack)
    if (value instanceof Promise) {
      const id = ++lastId
      value.then(
        (result) => post({ kind: 'settled', id, value: pack(result) }),
        (error) => post({ kind: 'settled', id, error: String(error?.message ?? error) }),
      )
      return { [handle]: 'promise', id }
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pack(inner)]))
  }

  /** @param {any} value @returns {any} */
  function unpack(value) {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(unpack)
    if (value[handle] === 'function') return (/** @type {unknown[]} */ ...args) => request({ kind: 'call', id: value.id, args: pack(args) })
    if (value[handle] === 'promise') return new Promise((resolve, reject) => promised.set(value.id, { resolve, reject }))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpack(inner)]))
  }

  /** @param {object} message */
  function request(message) {
    answer = null
    post(message)
    const got = answer
    answer = null
    if (!got) throw new Error('electron stand-in: the other world does not answer')
    if (got.error !== undefined) throw new Error(got.error)
    return unpack(got.value)
  }

  /** @param {() => unknown} run */
  function reply(run) {
    /** @type {object} */
    let message
    try {
      message = { kind: 'answer', value: pack(run()) }
    } catch (error) {
      message = { kind: 'answer', error: String(/** @type {any} */ (error)?.message ?? error) }
    }
    post(message)
  }

  window.addEventListener(
    inbox,
    (event) => {
      event.stopImmediatePropagation()
      const message = /** @type {any} */ (event).detail
      if (message.kind === 'answer') answer = message
      else if (message.kind === 'call') reply(() => given.get(message.id)?.(...unpack(message.args)))
      else if (message.kind === 'settled') {
        const waiting = promised.get(message.id)
        promised.delete(message.id)
        if (message.error === undefined) waiting?.resolve(unpack(message.value))
        else waiting?.reject(new Error(message.error))
      } else if (message.kind === 'expose') reply(() => install(message.name, unpack(message.api)))
    },
    true,
  )

  /** @param {string} name @param {object} api */
  function install(name, api) {
    if (name in window) throw new Error('Cannot bind an API on top of an existing property on the window object')
    Object.defineProperty(window, name, { value: Object.freeze(api), enumerable: true, writable: false, configurable: false })
  }

  return {
    /** @param {string} name @param {object} api */
    expose: (name, api) => request({ kind: 'expose', name, api: pack(api) }),
  }
}

module.exports = { linkWorlds }

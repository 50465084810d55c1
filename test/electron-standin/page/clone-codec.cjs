'use strict'

/**
 * Values between the page and the main process, as text. Electron's IPC makes structured clones; of those this keeps what a JSON
 * contract needs (and `undefined`, and numbers that JSON has no word for), and refuses the rest by name.
 *
 * Self-contained on purpose: its source text is also run inside the page.
 */
function createCodec() {
  /** @param {unknown} value @returns {unknown} */
  function wrap(value) {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0) ? value : { is: 'number', text: String(value) }
    if (value === undefined) return { is: 'undefined' }
    if (Array.isArray(value)) return value.map(wrap)
    const kind = Object.prototype.toString.call(value).slice(8, -1)
    if (kind !== 'Object') throw new TypeError(`electron stand-in: a ${kind} does not cross`)
    return { is: 'object', of: Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, wrap(inner)])) }
  }

  /** @param {any} value @returns {unknown} */
  function unwrap(value) {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(unwrap)
    if (value.is === 'undefined') return undefined
    if (value.is === 'number') return value.text === '0' ? -0 : Number(value.text)
    // fromEntries defines properties, so a key named `__proto__` arrives as a key.
    return Object.fromEntries(Object.entries(value.of).map(([key, inner]) => [key, unwrap(inner)]))
  }

  return {
    /** @param {unknown} value */
    encode: (value) => JSON.stringify(wrap(value)),
    /** @param {string} text */
    decode: (text) => unwrap(JSON.parse(text)),
  }
}

module.exports = { createCodec }

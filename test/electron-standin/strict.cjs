'use strict'

// What JavaScript itself, Node's console and promises ask of any object.
const ASKED_BY_ALL = new Set(['then', 'toJSON', 'constructor', '__esModule', 'inspect'])

/**
 * The object, except that reading a member it lacks throws. A call that the stand-in does not know must stop the test, not do nothing.
 *
 * @template {object} T
 * @param {string} name as Electron's documentation writes it
 * @param {T} object
 * @returns {T}
 */
function strict(name, object) {
  return new Proxy(object, {
    get(target, key, receiver) {
      if (key in target || typeof key === 'symbol' || ASKED_BY_ALL.has(key)) return Reflect.get(target, key, receiver)
      // EventEmitter keeps its own state under such names and looks before it makes them.
      if (key.startsWith('_')) return undefined
      throw new Error(`electron stand-in: ${name}.${key} is not there`)
    },
  })
}

module.exports = { strict }

'use strict'

/**
 * Emits what Electron emits: an event object that listeners may prevent, then the arguments.
 *
 * @param {import('node:events').EventEmitter} emitter
 * @param {string} name
 * @param {readonly unknown[]} [args]
 * @param {Record<string, unknown>} [fields] what this kind of event carries
 * @returns {boolean} true when a listener prevented it
 */
function emitPreventable(emitter, name, args = [], fields = {}) {
  const event = {
    ...fields,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true
    },
  }
  emitter.emit(name, event, ...args)
  return event.defaultPrevented
}

module.exports = { emitPreventable }

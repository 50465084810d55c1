'use strict'
const { EventEmitter } = require('node:events')
const { existsSync } = require('node:fs')
const { homedir, tmpdir } = require('node:os')
const { join } = require('node:path')
const { emitPreventable } = require('./events.cjs')
const { runtime } = require('./runtime.cjs')
const { claimInstance } = require('./single-instance.cjs')
const { strict } = require('./strict.cjs')

const emitter = new EventEmitter()
/** @type {Map<string, string>} */
const chosenPaths = new Map()
let quitting = false

const getName = () => runtime.manifest.productName ?? runtime.manifest.name ?? 'Electron'

/** @param {string} name @returns {string} */
function getPath(name) {
  const chosen = chosenPaths.get(name)
  if (chosen !== undefined) return chosen
  const configuration = process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config')
  switch (name) {
    case 'home':
      return homedir()
    case 'temp':
      return tmpdir()
    case 'appData':
      return configuration
    case 'userData':
      return join(configuration, getName())
    case 'documents':
      return process.env.XDG_DOCUMENTS_DIR ?? join(homedir(), 'Documents')
    default:
      throw new Error(`electron stand-in: no path is known as '${name}'`)
  }
}

/** Electron's order: `before-quit`, every window closes, `will-quit`, `quit`. Whoever prevents a step ends the attempt. */
async function quit() {
  if (quitting || runtime.ending) return
  quitting = true
  if (!emitPreventable(emitter, 'before-quit') && (await closeWindows()) && !emitPreventable(emitter, 'will-quit')) exit(0)
  quitting = false
}

async function closeWindows() {
  for (const window of runtime.windows) {
    if (!(await window.standinClose())) return false
  }
  return true
}

function exit(code = 0) {
  if (runtime.ending) return
  runtime.ending = true
  emitPreventable(emitter, 'quit', [code])
  const { chromium } = runtime
  if (!chromium) {
    process.exit(code)
  }
  chromium.child.once('exit', () => process.exit(code))
  chromium.pipe.send('Browser.close').catch(() => {})
  // A browser that does not close in time is not waited for.
  setTimeout(() => {
    chromium.child.kill('SIGKILL')
  }, 3000).unref()
}

const app = Object.assign(emitter, {
  isPackaged: false,
  enableSandbox() {},
  getName,
  getPath,
  getAppPath: () => runtime.root,
  getVersion: () => runtime.manifest.version ?? '0.0.0',
  isReady: () => runtime.ready,
  whenReady: () =>
    new Promise((resolve) => {
      if (runtime.ready) resolve(undefined)
      else emitter.once('ready', () => resolve(undefined))
    }),
  /** @param {string} name @param {string} path */
  setPath(name, path) {
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`)
    chosenPaths.set(name, path)
  },
  quit: () => {
    void quit()
  },
  exit,
  /** @param {unknown} data */
  requestSingleInstanceLock: (data) =>
    claimInstance(getPath('userData'), { args: process.argv, folder: process.cwd(), data }, (other) => {
      emitPreventable(emitter, 'second-instance', [other.args, other.folder, other.data])
    }),
})

/** The last window is gone: Electron quits by itself only when nobody listens. */
function lastWindowClosed() {
  if (quitting) return
  if (emitter.listenerCount('window-all-closed') > 0) emitter.emit('window-all-closed')
  else void quit()
}

module.exports = { app: strict('app', app), lastWindowClosed }

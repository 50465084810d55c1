'use strict'
const { mkdirSync } = require('node:fs')
const Module = require('node:module')
const { join } = require('node:path')
const { api } = require('./api.cjs')
const { app } = require('./app.cjs')
const { receiveEvent } = require('./browser-window.cjs')
const { startChromium } = require('./chromium.cjs')
const { runtime } = require('./runtime.cjs')
const { announceDownload } = require('./session.cjs')

/**
 * Runs an application: its main script first, as Electron does, then Chromium, then `ready`.
 *
 * @param {{ root: string, main: string, manifest: object, args: readonly string[] }} application
 */
async function boot({ root, main, manifest, args }) {
  Object.assign(runtime, { root, manifest, args })
  Object.defineProperty(process.versions, 'electron', { value: '0.0.0-standin', enumerable: true })
  Object.assign(process, { type: 'browser', defaultApp: true })

  const modules = /** @type {any} */ (Module)
  const load = modules._load
  modules._load = function (/** @type {string} */ request, /** @type {unknown[]} */ ...rest) {
    return request === 'electron' ? api : load.call(this, request, ...rest)
  }
  modules._load(main, null, true)

  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => app.quit())
  // A second instance that quits on the spot needs no browser.
  await new Promise((resolve) => setImmediate(resolve))
  if (!runtime.ending) await startBrowser()
}

async function startBrowser() {
  const profile = join(app.getPath('userData'), 'standin-chromium')
  mkdirSync(profile, { recursive: true })
  const isRoot = process.getuid?.() === 0
  runtime.chromium = startChromium({
    profile,
    port: runtime.args.some((argument) => argument.startsWith('--remote-debugging-port')),
    // Chromium refuses its sandbox to root. Electron takes the flag too.
    sandbox: !isRoot && !runtime.args.includes('--no-sandbox'),
    onExit: () => {
      if (runtime.ending) return
      console.error('electron stand-in: Chromium has gone away')
      process.exit(1)
    },
  })
  const { pipe } = runtime.chromium
  pipe.on('event', (method, params, sessionId) => {
    if (method === 'Browser.downloadWillBegin') announceDownload(params)
    else receiveEvent(method, params, sessionId)
  })
  await pipe.send('Target.setDiscoverTargets', { discover: true })
  await pipe.send('Browser.setDownloadBehavior', { behavior: 'default', eventsEnabled: true })
  runtime.chromium.announce()
  runtime.ready = true
  app.emit('ready', {}, {})
}

module.exports = { boot }

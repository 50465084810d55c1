'use strict'
const { EventEmitter } = require('node:events')
const { app, lastWindowClosed } = require('./app.cjs')
const { emitPreventable } = require('./events.cjs')
const { pipe, runtime } = require('./runtime.cjs')
const { strict } = require('./strict.cjs')
const { createWebContents } = require('./web-contents.cjs')

/** @type {Map<any, ReturnType<typeof createWebContents>>} window -> its page */
const pages = new Map()
/** Pages that the application opened itself; any other is closed as soon as it shows. @type {Set<string>} */
const ours = new Set()
/** Settles when every page asked for so far is known as ours. */
let opening = Promise.resolve()

/** @param {Record<string, any>} options */
function createWindow(options) {
  if (!runtime.ready) throw new Error('Cannot create BrowserWindow before app is ready')
  const { webPreferences = {} } = options
  if (webPreferences.sandbox !== true || webPreferences.contextIsolation !== true || webPreferences.nodeIntegration !== false) {
    throw new Error('electron stand-in: only sandboxed, isolated pages are supported')
  }
  const emitter = new EventEmitter()
  const bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 }
  let visible = options.show !== false
  let maximized = false

  const created = pipe().send('Target.createTarget', { url: 'about:blank', newWindow: true, width: bounds.width, height: bounds.height })
  const targetId = created.then((result) => {
    ours.add(result.targetId)
    return result.targetId
  })
  const before = opening
  opening = targetId.then(() => before)
  const page = createWebContents({
    preload: webPreferences.preload ?? null,
    targetId,
    onPaint: () => emitter.emit('ready-to-show'),
    onClose: () => void close(),
  })

  /** @returns {Promise<boolean>} true once the window is gone, false when a listener kept it */
  async function close() {
    if (page.contents.isDestroyed()) return true
    if (emitPreventable(emitter, 'close')) return false
    const gone = new Promise((resolve) => emitter.once('closed', resolve))
    await page.closePage()
    await gone
    return true
  }

  const window = strict(
    'BrowserWindow',
    Object.assign(emitter, {
      webContents: page.contents,
      loadURL: page.contents.loadURL,
      show() {
        visible = true
        emitter.emit('show')
      },
      focus: () => emitter.emit('focus'),
      maximize() {
        maximized = true
      },
      restore() {},
      isVisible: () => visible,
      isMaximized: () => maximized,
      isMinimized: () => false,
      isDestroyed: () => page.contents.isDestroyed(),
      getNormalBounds: () => ({ ...bounds }),
      close: () => void close(),
      /** Asks nobody. */
      destroy: () => void page.endPage(),
      /** For `app.quit`, which waits for it. */
      standinClose: close,
    }),
  )
  runtime.windows.add(window)
  pages.set(window, page)
  emitPreventable(app, 'web-contents-created', [page.contents])
  return window
}

/** @param {Record<string, any>} options */
function BrowserWindow(options = {}) {
  return createWindow(options)
}

Object.assign(BrowserWindow, {
  getAllWindows: () => [...runtime.windows],
  getFocusedWindow: () => [...runtime.windows].findLast((window) => window.isVisible()) ?? null,
  /** @param {unknown} contents */
  fromWebContents: (contents) => [...runtime.windows].find((window) => window.webContents === contents) ?? null,
})

const webContents = {
  getAllWebContents: () => [...runtime.windows].map((window) => window.webContents),
  /** Playwright finds the window of a page by this. @param {string} id */
  fromDevToolsTargetId: (id) => [...pages].find(([, page]) => page.hasTarget(id))?.[0].webContents,
}

/** Hands an event of the pipe to the page that it is about. @param {string} method @param {any} params @param {string} [sessionId] */
function receiveEvent(method, params, sessionId) {
  if (sessionId !== undefined) {
    for (const page of pages.values()) if (page.hasSession(sessionId)) page.receive(method, params)
  } else if (method === 'Target.targetCreated') void refuse(params.targetInfo)
  else if (method === 'Target.targetDestroyed') forget(params.targetId)
}

/** A page that a page has opened: the application's handler has refused it already, here it goes. @param {any} target */
async function refuse({ type, targetId }) {
  if (type !== 'page') return
  // A page of our own may be announced before the answer to the call that made it.
  await opening
  if (!ours.has(targetId))
    await pipe()
      .send('Target.closeTarget', { targetId })
      .catch(() => {})
}

/** @param {string} targetId */
function forget(targetId) {
  const found = [...pages].find(([, page]) => page.hasTarget(targetId))
  if (!found) return
  const [window, page] = found
  pages.delete(window)
  runtime.windows.delete(window)
  page.destroy()
  window.emit('closed')
  if (runtime.windows.size === 0) lastWindowClosed()
}

module.exports = {
  BrowserWindow: strict('BrowserWindow', BrowserWindow),
  webContents: strict('webContents', webContents),
  receiveEvent,
}

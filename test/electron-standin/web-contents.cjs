'use strict'
const { randomUUID } = require('node:crypto')
const { EventEmitter } = require('node:events')
const { readFileSync } = require('node:fs')
const { emitPreventable } = require('./events.cjs')
const { answerMessage, encode } = require('./ipc-main.cjs')
const { BINDING, RECEIVER, WORLD, pageWorldSource, preloadWorldSource } = require('./page/preload-world.cjs')
const { answerRequest } = require('./protocol.cjs')
const { pipe } = require('./runtime.cjs')
const { toBrowser, toElectron } = require('./scheme-addresses.cjs')
const { strict } = require('./strict.cjs')

/**
 * One page of Chromium, as Electron's webContents. `ready` settles when the page is prepared and may be navigated.
 *
 * @param {{ preload: string | null, targetId: Promise<string>, onPaint: () => void, onClose: () => void }} options
 */
function createWebContents({ preload, targetId: coming, onPaint, onClose }) {
  const emitter = new EventEmitter()
  let targetId = ''
  let sessionId = ''
  let url = 'about:blank'
  let destroyed = false
  /** The address that the application itself asked for: going there is no event. */
  let expected = ''
  /** @type {number | undefined} the execution context of the preload's world in the present document */
  let world
  let loaded = () => {}
  let openWindow = (/** @type {{ url: string }} */ _details) => ({ action: 'allow' })

  const send = (/** @type {string} */ method, params = {}) => pipe().send(method, params, sessionId)
  // A page may go away while it is being talked to.
  const tell = (/** @type {string} */ method, params = {}) => send(method, params).catch(() => {})
  const senderFrame = { parent: null, get url() { return toElectron(url) } } // prettier-ignore

  async function prepare() {
    targetId = await coming
    ;({ sessionId } = await pipe().send('Target.attachToTarget', { targetId, flatten: true }))
    const secret = `standin-${randomUUID()}`
    await Promise.all([
      send('Page.enable'),
      send('Runtime.enable'),
      send('Page.setLifecycleEventsEnabled', { enabled: true }),
      send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD }),
      ...(preload === null
        ? []
        : [
            send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldSource(secret) }),
            send('Page.addScriptToEvaluateOnNewDocument', {
              source: preloadWorldSource(secret, readFileSync(preload, 'utf8')),
              worldName: WORLD,
            }),
          ]),
    ])
  }
  const ready = prepare()

  /** @param {string} method @param {any} params */
  function receive(method, params) {
    switch (method) {
      case 'Runtime.executionContextCreated':
        if (params.context.name === WORLD && params.context.auxData.frameId === targetId) world = params.context.id
        return
      case 'Runtime.executionContextsCleared':
        world = undefined
        return
      case 'Runtime.bindingCalled':
        if (params.name === BINDING) void answer(JSON.parse(params.payload), params.executionContextId)
        return
      case 'Fetch.requestPaused':
        void serve(params)
        return
      case 'Page.frameNavigated':
        if (!params.frame.parentId) url = params.frame.url
        return
      case 'Page.loadEventFired':
        loaded()
        return
      case 'Page.lifecycleEvent':
        if (params.name === 'firstPaint' && params.frameId === targetId && url !== 'about:blank') onPaint()
        return
      case 'Page.windowOpen':
        // Whatever the answer, the new page is closed by the window's keeper: only refusing is supported.
        if (openWindow({ url: toElectron(params.url) }).action !== 'deny') {
          throw new Error('electron stand-in: a page may not open windows')
        }
        return
      case 'Page.javascriptDialogOpening':
        // A page that asks to stay is let go, as a person would who closes the window.
        if (params.type === 'beforeunload') void tell('Page.handleJavaScriptDialog', { accept: true })
    }
  }

  /** @param {any} message @param {number} context */
  async function answer(message, context) {
    const event = { sender: contents, senderFrame }
    const reply = await answerMessage(event, message)
    await deliver(reply, context)
  }

  /** @param {object} message @param {number | undefined} context */
  async function deliver(message, context) {
    if (context === undefined || destroyed) return
    await tell('Runtime.evaluate', { expression: `${RECEIVER}(${JSON.stringify(message)})`, contextId: context })
  }

  /** Every request of the page: the application's own scheme is answered by its handler, a navigation is asked about, the rest may fail. */
  async function serve(/** @type {any} */ { requestId, request, resourceType, frameId }) {
    const fail = () => tell('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
    const navigates = resourceType === 'Document' && frameId === targetId
    if (navigates && request.url !== expected) {
      if (emitPreventable(emitter, 'will-navigate', [], { url: toElectron(request.url), isMainFrame: true })) return fail()
    }
    // Chromium's own wish, which Electron does not have.
    if (new URL(request.url).pathname === '/favicon.ico') return tell('Fetch.fulfillRequest', { requestId, responseCode: 204 })
    try {
      const response = await answerRequest(request)
      return response ? tell('Fetch.fulfillRequest', { requestId, ...response }) : tell('Fetch.continueRequest', { requestId })
    } catch (error) {
      console.error(`electron stand-in: ${toElectron(request.url)} was not answered`, error)
      return fail()
    }
  }

  const contents = strict(
    'webContents',
    Object.assign(emitter, {
      isDestroyed: () => destroyed,
      getURL: () => toElectron(url),
      /** @param {typeof openWindow} handler */
      setWindowOpenHandler(handler) {
        openWindow = handler
      },
      /** @param {string} channel @param {unknown[]} args */
      send(channel, ...args) {
        void deliver({ kind: 'event', channel, body: encode(args) }, world)
      },
      /** @param {string} address */
      async loadURL(address) {
        await ready
        expected = toBrowser(address)
        const done = new Promise((resolve) => {
          loaded = () => resolve(undefined)
        })
        const { errorText } = await send('Page.navigate', { url: expected })
        if (errorText) throw new Error(`${errorText} loading '${address}'`)
        await done
      },
      close: () => onClose(),
      /** Chromium's own, which Electron's is as well. @param {Record<string, any>} options */
      async printToPDF({ pageSize, ...options }) {
        if (pageSize !== 'A4') throw new Error(`electron stand-in: paper of ${pageSize}`)
        const { data } = await send('Page.printToPDF', { ...options, paperWidth: 8.27, paperHeight: 11.69 })
        return Buffer.from(data, 'base64')
      },
    }),
  )

  return {
    contents,
    receive,
    ready,
    hasSession: (/** @type {string} */ id) => id === sessionId,
    hasTarget: (/** @type {string} */ id) => id === targetId,
    /** Asks the page to close; it may still save what it has. */
    closePage: async () => {
      await ready
      await tell('Page.close')
    },
    endPage: async () => {
      await ready
      await pipe().send('Target.closeTarget', { targetId })
    },
    destroy() {
      destroyed = true
      emitter.emit('destroyed')
    },
  }
}

module.exports = { createWebContents }

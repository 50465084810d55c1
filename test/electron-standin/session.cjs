'use strict'
const { EventEmitter } = require('node:events')
const { emitPreventable } = require('./events.cjs')
const { pipe } = require('./runtime.cjs')
const { toElectron } = require('./scheme-addresses.cjs')
const { strict } = require('./strict.cjs')

// Electron's name of a permission -> what the DevTools protocol calls it.
const PERMISSIONS = {
  'clipboard-read': { name: 'clipboard-read' },
  'clipboard-sanitized-write': { name: 'clipboard-write', allowWithoutSanitization: false },
  geolocation: { name: 'geolocation' },
  media: { name: 'camera' },
  midi: { name: 'midi' },
  notifications: { name: 'notifications' },
}

const emitter = new EventEmitter()

const defaultSession = Object.assign(emitter, {
  /**
   * Chromium is told once what the handler says of each permission, instead of asking whenever the page does.
   * @param {(contents: null, permission: string, callback: (granted: boolean) => void, details: object) => void} handler
   */
  setPermissionRequestHandler(handler) {
    for (const [permission, descriptor] of Object.entries(PERMISSIONS)) {
      const decide = (/** @type {boolean} */ granted) => {
        void pipe().send('Browser.setPermission', { permission: descriptor, setting: granted ? 'granted' : 'denied' })
      }
      handler(null, permission, decide, { isMainFrame: true, requestingUrl: 'app://claimlight/index.html' })
    }
  },
  setPermissionCheckHandler() {},
  setDevicePermissionHandler() {},
})

/**
 * A download is announced; where it goes is up to whoever drives the browser (Playwright takes it over), because there is no save dialog.
 *
 * @param {{ guid: string, url: string, suggestedFilename: string }} download
 */
function announceDownload({ guid, url, suggestedFilename }) {
  const item = strict('downloadItem', {
    getURL: () => toElectron(url),
    getFilename: () => suggestedFilename,
    setSaveDialogOptions() {},
  })
  if (emitPreventable(emitter, 'will-download', [item])) void pipe().send('Browser.cancelDownload', { guid })
}

module.exports = { session: strict('session', { defaultSession: strict('session.defaultSession', defaultSession) }), announceDownload }

'use strict'
const { strict } = require('./strict.cjs')

/**
 * The parts of the system that have no counterpart here. Dialogs answer as a person who wants nothing; a test that wants another answer
 * puts its own function in place, which works the same way in the real Electron.
 */

const dialog = {
  /** `showMessageBox([window], options)` @param {any[]} args */
  showMessageBox: async (...args) => ({ response: args.at(-1).cancelId ?? 0, checkboxChecked: false }),
  /** @param {string} title @param {string} content */
  showErrorBox(title, content) {
    console.error(`[error box] ${title}\n${content}`)
  },
}

const shell = {
  async openExternal() {
    throw new Error('electron stand-in: nothing is opened outside; a test that expects it puts its own function here')
  },
}

const SCREEN = { x: 0, y: 0, width: 1440, height: 900 }

const screen = {
  getAllDisplays: () => [{ id: 1, bounds: SCREEN, workArea: SCREEN, scaleFactor: 1 }],
}

module.exports = {
  dialog: strict('dialog', dialog),
  shell: strict('shell', shell),
  screen: strict('screen', screen),
  nativeTheme: strict('nativeTheme', { shouldUseDarkColors: false }),
}

'use strict'
const { app } = require('./app.cjs')
const { BrowserWindow, webContents } = require('./browser-window.cjs')
const { ipcMain } = require('./ipc-main.cjs')
const { Menu } = require('./menu.cjs')
const { protocol } = require('./protocol.cjs')
const { session } = require('./session.cjs')
const { strict } = require('./strict.cjs')
const { dialog, nativeTheme, screen, shell } = require('./system.cjs')

/** What `require('electron')` gives the application's main process. */
const api = strict('electron', {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
  webContents,
})

module.exports = { api }

'use strict'
const { spawn } = require('node:child_process')
const { existsSync } = require('node:fs')
const { CdpPipe } = require('./cdp-pipe.cjs')

const USUAL_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome']

// A browser that fetches nothing of its own accord and asks nobody anything.
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-gpu',
  '--disable-features=Translate,OptimizationHints,MediaRouter',
  '--password-store=basic',
  // Every name but the debugging port's own address is unknown: nothing can leave this machine.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
]

/** @returns {string} CHROMIUM_PATH, or the first of the usual places that exists */
function findChromium() {
  const found = process.env.CHROMIUM_PATH ?? USUAL_PLACES.find((path) => existsSync(path))
  if (!found) throw new Error('electron stand-in: no Chromium found; CHROMIUM_PATH names one')
  return found
}

/**
 * @param {{ profile: string, port: boolean, sandbox: boolean, onExit: () => void }} options `port`: also listen for Playwright
 */
function startChromium({ profile, port, sandbox, onExit }) {
  const args = [
    ...QUIET,
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    ...(port ? ['--remote-debugging-port=0'] : []),
    ...(sandbox ? [] : ['--no-sandbox']),
    // STANDIN_SHOW=1 opens real windows, on a display.
    ...(process.env.STANDIN_SHOW ? [] : ['--headless=new']),
  ]
  const child = spawn(findChromium(), args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] })
  child.on('exit', onExit)
  let errors = ''
  /** @type {() => void} */
  let announce = () => undefined
  const announced = new Promise((resolve) => (announce = () => resolve(undefined)))
  child.stderr.on('data', (bytes) => {
    if (process.env.STANDIN_VERBOSE) process.stderr.write(bytes)
    errors += bytes
    const line = /^DevTools listening on .*$/m.exec(errors)
    // Playwright waits for this line on the error output of what it takes for Electron, and sets the browser up as soon as it sees it:
    // said before the stand-in's own set-up is done, the two would meet, and downloads go to whoever came last.
    if (line && errors.includes('\n', line.index)) {
      if (!process.env.STANDIN_VERBOSE) void announced.then(() => process.stderr.write(`${line[0]}\n`))
      errors = ''
    }
  })
  const [, , , writable, readable] = child.stdio
  return { child, announce, pipe: new CdpPipe(/** @type {any} */ (writable), /** @type {any} */ (readable)) }
}

module.exports = { findChromium, startChromium }

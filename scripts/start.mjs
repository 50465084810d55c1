/** Opens Claimlight: in Electron where its runtime is here and runs, else through the browser host, saying so. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from './build-if-stale.mjs'
import { findElectron } from './electron-runtime.mjs'
import { say } from './run-command.mjs'

/** A runtime that lacks a library or its sandbox ends at once. */
const FAILS_WITHIN_MILLISECONDS = 3000

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const args = process.argv.slice(2)

async function main() {
  if (!existsSync(join(root, 'node_modules/electron-vite'))) {
    say('start: the packages are not installed yet; run "npm run setup" first.')
    return 1
  }
  if (!(await buildIfStale(root))) return 1
  const runtime = findElectron(root)
  const reason = whyNotElectron(runtime)
  if (reason === null) {
    const began = Date.now()
    const code = await run(runtime, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root, ...args])
    if (code === 0 || Date.now() - began > FAILS_WITHIN_MILLISECONDS) return code
    say(`Electron ended at once (exit code ${code}); Claimlight opens through the browser host instead.`)
  } else {
    say(`${reason}; Claimlight opens through the browser host.`)
  }
  return run(process.execPath, [join(root, 'out/main/browser.js'), ...args])
}

/** @param {string | null} runtime @returns {string | null} a reason in one line, or null */
function whyNotElectron(runtime) {
  if (runtime === null) return "Electron's runtime is not here"
  const { DISPLAY, WAYLAND_DISPLAY, CLAIMLIGHT_NO_SANDBOX } = process.env
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return 'There is no display for Electron'
  if (process.getuid?.() === 0 && CLAIMLIGHT_NO_SANDBOX !== '1') {
    return 'Electron does not run as root with its sandbox (CLAIMLIGHT_NO_SANDBOX=1 runs it without)'
  }
  return null
}

/** Runs a program in our place: same terminal, our signals passed on, its exit code ours. */
function run(command, programArgs) {
  const child = spawn(command, programArgs, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.once('error', (error) => {
      say(`start: ${error.message}`)
      resolve(1)
    })
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
}

process.exitCode = await main()

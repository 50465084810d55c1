import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A runtime is about 110 MB; a line that needs longer than this is no line to wait for. */
const LIMIT_MINUTES = 5

/**
 * Where Electron's runtime is, asked without `require('electron')`, which would fetch it.
 * @param {string} root
 * @returns {string | null}
 */
export function findElectron(root) {
  const folder = join(root, 'node_modules/electron')
  const pathFile = join(folder, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : null
  const other = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const path = other ? join(other, name ?? 'electron') : name && join(folder, 'dist', name)
  return path && existsSync(path) ? path : null
}

/**
 * Fetches the runtime as Electron's own package does it.
 * @param {string} root
 * @returns {string | null} why it could not be fetched, in a few words, or null
 */
export function fetchElectron(root) {
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return 'ELECTRON_SKIP_BINARY_DOWNLOAD is set'
  const { status, error, signal, stderr } = spawnSync(process.execPath, [join(root, 'node_modules/electron/install.js')], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: LIMIT_MINUTES * 60_000,
  })
  if (findElectron(root)) return null
  if (error?.code === 'ETIMEDOUT' || signal) return `not done within ${LIMIT_MINUTES} minutes`
  const line = (stderr ?? '').split('\n').find((text) => /\w*Error\b/.test(text))
  return line?.trim() ?? `exit code ${status}`
}

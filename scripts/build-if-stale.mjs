import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand, say } from './run-command.mjs'

const SOURCES = ['annotations', 'shared', 'main', 'renderer', 'models', 'electron.config.ts', 'package.json', 'package-lock.json']

/** One file of each part of the build. */
const OUTPUTS = ['out/main/electron.js', 'out/main/browser.js', 'out/main/cli.js', 'out/preload/index.js', 'out/renderer/index.html']

/**
 * True when something is not built, or built before the newest source was written.
 * @param {string} root
 */
export function isStale(root) {
  const built = Math.min(...OUTPUTS.map((path) => modified(join(root, path))))
  return built < Math.max(...SOURCES.map((path) => newest(join(root, path))))
}

/**
 * Builds, where that is needed; what the build prints goes to standard error. Two commands at once build once.
 * @param {string} root
 * @returns {Promise<boolean>} whether the build stands
 */
export async function buildIfStale(root) {
  if (!isStale(root)) return true
  const release = await takeTurn(root)
  try {
    if (!isStale(root)) return true
    say('Building Claimlight ...')
    const script = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
    const code = runCommand(process.execPath, [script, 'build', '-c', 'electron.config.ts', '--logLevel', 'warn'], { cwd: root })
    if (code !== 0) say('claimlight: the build failed; what it said stands above.')
    return code === 0
  } finally {
    release()
  }
}

/** Waits until no other process builds here. A lock whose process is gone is taken over. */
async function takeTurn(root) {
  const lock = join(root, 'build/building.lock')
  mkdirSync(join(root, 'build'), { recursive: true })
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return () => rmSync(lock, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (!isRunning(lock)) rmSync(lock, { force: true })
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

function isRunning(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'))
    // Just made and not yet written: whoever made it is there.
    if (pid === 0) return true
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Milliseconds of the newest file at or below `path`; folders count too, for what was deleted from them. */
function newest(path) {
  const status = statSync(path, { throwIfNoEntry: false })
  if (!status) return 0
  if (!status.isDirectory()) return status.mtimeMs
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

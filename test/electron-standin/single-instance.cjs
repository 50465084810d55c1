'use strict'
const { randomUUID } = require('node:crypto')
const { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, watch, writeFileSync } = require('node:fs')
const { join } = require('node:path')

/**
 * @typedef {{ args: readonly string[], folder: string, data: unknown }} Instance
 */

/**
 * Electron's lock is synchronous, so this one is made of files: `owner` holds the first instance's process id, and a second one leaves
 * what it has to say as a file that the first is watching for.
 *
 * @param {string} userData
 * @param {Instance} self
 * @param {(other: Instance) => void} onOther
 * @returns {boolean} true for the first instance
 */
function claimInstance(userData, self, onOther) {
  const folder = join(userData, 'standin-instance')
  const owner = join(folder, 'owner')
  mkdirSync(folder, { recursive: true })
  if (isAlive(owner)) {
    const name = randomUUID()
    writeFileSync(join(folder, `${name}.part`), JSON.stringify(self))
    renameSync(join(folder, `${name}.part`), join(folder, `${name}.json`))
    return false
  }
  for (const left of readdirSync(folder)) rmSync(join(folder, left))
  writeFileSync(owner, String(process.pid))
  watch(folder, () => {
    for (const name of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      const file = join(folder, name)
      const other = JSON.parse(readFileSync(file, 'utf8'))
      rmSync(file)
      onOther(other)
    }
  }).unref()
  return true
}

/** @param {string} owner */
function isAlive(owner) {
  try {
    process.kill(Number(readFileSync(owner, 'utf8')), 0)
    return true
  } catch {
    // No such file, or no such process.
    return false
  }
}

module.exports = { claimInstance }

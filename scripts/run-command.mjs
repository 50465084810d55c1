import { spawnSync } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * Runs a command to its end and shows what it prints, all of it on standard error: standard output is kept for data.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {number} its exit code; 127 where there is no such command
 */
export function runCommand(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { ...options, stdio: ['inherit', 2, 2] })
  return error ? 127 : (status ?? 1)
}

/**
 * Runs `npm`, the one that runs us where there is one: on Windows it is no program of its own.
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export function runNpm(args, cwd) {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) return runCommand(process.execPath, [script, ...args], { cwd })
  return runCommand(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd })
}

/** @param {string} name @returns {boolean} whether a command of that name can be run */
export function hasCommand(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && isExecutable(join(folder, name)))
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** One line for the person. @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

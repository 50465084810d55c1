import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'

const PROJECT = resolve(__dirname, '../..')

/** Bundles one module of the project into `<folder>/<name>.js`: threads and processes load only JavaScript. */
export function buildForNode(entry: string, folder: string, name: string): string {
  execFileSync(process.execPath, [resolve(PROJECT, 'scripts/build-for-node.mjs'), resolve(folder), `${name}=${entry}`], { cwd: PROJECT })
  return resolve(folder, `${name}.js`)
}

import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { PROJECT } from './electron-runtime'

export interface Packaging {
  readonly electronFuses: Readonly<Record<string, boolean>>
  readonly files: readonly string[]
  readonly asar: boolean
}

/** `packaging` of electron.config.ts as electron-builder gets it. A process of its own loads it: the file is an ES module. */
export function readPackaging(): Packaging {
  const printed = execFileSync(process.execPath, [join(PROJECT, 'scripts/package.mjs'), '--print'], { encoding: 'utf8' })
  return JSON.parse(printed) as Packaging
}

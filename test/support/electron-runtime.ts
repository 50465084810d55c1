import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { installedChromium } from './chromium'

/** What can run the Electron bundles here: the product's own runtime, or the stand-in on an installed Chromium. */
export interface ElectronRuntime {
  readonly name: 'electron' | 'stand-in'
  readonly executable: string
  /** Why it cannot be used here, or null. Belongs into the title of a skipped test. */
  readonly missing: string | null
}

export const PROJECT = resolve(__dirname, '../..')
export const STANDIN_FOLDER = join(PROJECT, 'test/electron-standin')

/** Both runtimes, whether usable or not: specs run on each and report the one that is missing as skipped. */
export function electronRuntimes(): readonly ElectronRuntime[] {
  const notBuilt = existsSync(join(PROJECT, 'out/main/electron.js')) ? null : 'nothing is built, npm run build comes first'
  const real = realElectron()
  const unsupported = process.platform === 'linux' ? null : 'the stand-in is for Linux'
  return [
    {
      name: 'stand-in',
      executable: join(STANDIN_FOLDER, 'electron'),
      missing: unsupported ?? (installedChromium() === null ? 'no Chromium, Chrome or Edge is installed' : notBuilt),
    },
    {
      name: 'electron',
      executable: real ?? '',
      missing: real === null ? "Electron's runtime is not installed" : (noDisplay() ?? notBuilt),
    },
  ]
}

/** Electron's executable where its package has fetched one, without asking the package, which would fetch it. */
function realElectron(): string | null {
  const folder = join(PROJECT, 'node_modules/electron')
  const name = existsSync(join(folder, 'path.txt')) ? readFileSync(join(folder, 'path.txt'), 'utf8') : 'electron'
  const executable = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name)
  try {
    accessSync(executable, constants.X_OK)
    return executable
  } catch {
    return null
  }
}

function noDisplay(): string | null {
  return process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'] ? 'there is no display' : null
}

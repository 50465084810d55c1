import { createHash } from 'node:crypto'
import { posix, win32 } from 'node:path'

/** Where this person keeps things, as far as the environment tells. */
export interface Person {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  /** The text of a file, or null where there is none. */
  readonly read: (path: string) => string | null
}

/**
 * The documents folder, found as Electron finds it, so that both hosts open the same library: on Linux what xdg-user-dirs says and
 * else the home folder itself, elsewhere `Documents`.
 */
export function documentsFolder({ platform, env, home, read }: Person): string {
  if (platform === 'win32') return win32.join(home, 'Documents')
  if (platform === 'darwin') return posix.join(home, 'Documents')
  const dirs = read(posix.join(env['XDG_CONFIG_HOME'] || posix.join(home, '.config'), 'user-dirs.dirs')) ?? ''
  const named = /^XDG_DOCUMENTS_DIR="(\$HOME\/|\/)([^"\n]*)"$/m.exec(dirs)
  if (!named) return home
  return posix.join(named[1] === '/' ? '/' : home, named[2] ?? '')
}

/**
 * The browser profile of one library's window. It is ours alone: nothing of the person's own browser (history, extensions,
 * accounts) is in it. One a library, because a second window in the same profile would be shown by the first one's process, and the
 * first could not tell when its own window is gone.
 */
export function profileFolder(person: Pick<Person, 'platform' | 'env' | 'home'>, executable: string, library: string): string {
  const name = `window-${createHash('sha256').update(library).digest('hex').slice(0, 12)}`
  const join = person.platform === 'win32' ? win32.join : posix.join
  return join(configFolder(person, executable), 'Claimlight', name)
}

function configFolder({ platform, env, home }: Pick<Person, 'platform' | 'env' | 'home'>, executable: string): string {
  if (platform === 'win32') return env['APPDATA'] || win32.join(home, 'AppData', 'Roaming')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support')
  // A snap may not write to hidden folders of the home, except its own.
  if (executable.startsWith('/snap/')) return posix.join(home, 'snap', 'chromium', 'common')
  return env['XDG_CONFIG_HOME'] || posix.join(home, '.config')
}

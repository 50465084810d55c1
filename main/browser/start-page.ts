import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Writes the page that leads a new window to its one-time address, and returns its path. Command lines can be read by everybody on a
 * computer (`ps`), and whoever came first would get the window's cookie; this file can be read by its owner alone, and lives until
 * the address is used.
 * @param folder the window's profile, which is the person's own (0700)
 */
export function writeStartPage(folder: string, address: string): string {
  const path = join(folder, 'start.html')
  // Never through what somebody else may have put there.
  rmSync(path, { force: true })
  const page = `<!doctype html>\n<meta charset="utf-8">\n<meta name="referrer" content="no-referrer">\n<meta http-equiv="refresh" content="0; url=${address}">\n<title>Claimlight</title>\n`
  writeFileSync(path, page, { mode: 0o600, flag: 'wx' })
  return path
}

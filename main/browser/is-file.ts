import { statSync } from 'node:fs'

/** False as well for what may not be looked at or leads nowhere: PATH may name the folders of others. */
export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

import { readFileSync, writeFileSync } from 'node:fs'

const FOLDER = 'test/annotations/formats/golden'

/** A file that an earlier build wrote. `UPDATE_GOLDEN=1` writes it anew, to be read through before it is committed. */
export function golden(name: string, written: string): string {
  const path = `${FOLDER}/${name}`
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, written)
  return readFileSync(path, 'utf8')
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url))

/** News text from the optional folder of test material, repeated to `length` code units; null where the folder is absent. */
export function realText(length) {
  const files = [join(SHARED, 'articles'), join(SHARED, 'corpora', 'brat')].filter(existsSync).flatMap(textFiles).sort()
  const once = files.map((file) => readFileSync(file, 'utf8').trim()).join('\n\n')
  return once.length === 0 ? null : once.repeat(Math.ceil(length / once.length)).slice(0, length)
}

function textFiles(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.txt'))
    .map((name) => join(folder, name))
}

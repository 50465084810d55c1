import { relative, sep } from 'node:path'
import type { FileFacts, FsPort } from '../fs-port'
import type { LibraryFiles } from './backup-archive'

/** The files of a backup as a file system that can only be read, so that whatever reads a library reads a backup. */
export function filesFs(root: string, files: LibraryFiles): FsPort {
  const keyOf = (path: string): string => relative(root, path).split(sep).join('/')
  const missing = (path: string): Error => Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' })
  const refuse = (path: string): Promise<never> => Promise.reject(Object.assign(new Error(`EROFS: ${path}`), { code: 'EROFS' }))
  const factsOf = (size: number, kind: FileFacts['kind']): FileFacts => ({ kind, size, inode: 0, modified: 0 })
  const namesIn = (path: string): readonly string[] => {
    const key = keyOf(path)
    const prefix = key === '' ? '' : `${key}/`
    const names = [...files.keys()]
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length).split('/', 1)[0] ?? '')
    return [...new Set(names)]
  }
  return {
    async readFile(path) {
      const bytes = files.get(keyOf(path))
      if (!bytes) throw missing(path)
      return bytes
    },
    async readPart(path, at, length) {
      const bytes = files.get(keyOf(path))
      if (!bytes) throw missing(path)
      return bytes.subarray(at, at + length)
    },
    async readFolder(path) {
      const names = namesIn(path)
      if (names.length === 0) throw missing(path)
      return names
    },
    async facts(path) {
      const bytes = files.get(keyOf(path))
      if (bytes) return factsOf(bytes.length, 'file')
      if (namesIn(path).length === 0) throw missing(path)
      return factsOf(0, 'folder')
    },
    open: refuse,
    makeFolder: refuse,
    rename: refuse,
    remove: refuse,
    removeFolder: refuse,
    syncFolder: refuse,
  }
}

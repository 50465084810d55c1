import { constants, type Stats } from 'node:fs'
import { type FileHandle, lstat, mkdir, open, readdir, readFile, rename, rmdir, unlink } from 'node:fs/promises'
import type { FileFacts, FsPort, OpenFile } from './fs-port'

// Windows has neither; there the flags are missing and count as nothing.
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0
const FLAGS = {
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW,
  edit: constants.O_RDWR | NO_FOLLOW,
} as const

/** The real file system. */
export const nodeFs: FsPort = {
  readFile: (path) => readFile(path),
  readFolder: (path) => readdir(path),
  facts: async (path) => factsOf(await lstat(path)),
  open: async (path, how) => openFile(await open(path, FLAGS[how], 0o600)),
  makeFolder: async (path) => {
    await mkdir(path, { mode: 0o700 })
  },
  rename: (from, to) => rename(from, to),
  remove: (path) => unlink(path),
  removeFolder: (path) => rmdir(path),
  syncFolder: async (path) => {
    if (process.platform === 'win32') return
    const folder = await open(path, constants.O_RDONLY)
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  },
}

function openFile(handle: FileHandle): OpenFile {
  return {
    write: async (bytes, at) => (await handle.write(bytes, 0, bytes.length, at)).bytesWritten,
    truncate: (length) => handle.truncate(length),
    dataSync: () => handle.datasync(),
    sync: () => handle.sync(),
    facts: async () => factsOf(await handle.stat()),
    close: () => handle.close(),
  }
}

function factsOf(stats: Stats): FileFacts {
  const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : stats.isSymbolicLink() ? 'link' : 'other'
  return { kind, size: stats.size, inode: stats.ino, modified: stats.mtimeMs }
}

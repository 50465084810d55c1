import { constants, fdatasync, lstatSync, type Stats, writeSync } from 'node:fs'
import { type FileHandle, lstat, mkdir, open, readdir, readFile, rename, rmdir, unlink } from 'node:fs/promises'
import type { FileFacts, FsPort, OpenFile } from './fs-port'

// Windows has neither; there the flags are missing and count as nothing.
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0
const FLAGS = {
  create: constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW,
  edit: constants.O_RDWR | NO_FOLLOW,
} as const

/** Bytes that are written without a thread. */
const SMALL = 1 << 16
const SLOW_MS = 5
const POOLED_AFTER_SLOW = 1000
let pooledCalls = 0

/**
 * A call that the system answers from its own memory: it takes some 5 µs, the way through the thread pool and back 20 to 60. Where one was
 * slow all the same (a network drive, a disk that sleeps), the next thousand go through the pool, so that nothing else waits for them.
 */
async function direct<T>(call: () => T, pooled: () => Promise<T>): Promise<T> {
  if (pooledCalls > 0) {
    pooledCalls--
    return pooled()
  }
  const start = performance.now()
  try {
    return call()
  } finally {
    if (performance.now() - start > SLOW_MS) pooledCalls = POOLED_AFTER_SLOW
  }
}

/** The real file system. */
export const nodeFs: FsPort = {
  readFile: (path) => readFile(path),
  readPart: async (path, at, length) => {
    const file = await open(path, constants.O_RDONLY | NO_FOLLOW)
    try {
      const bytes = Buffer.allocUnsafe(length)
      let done = 0
      for (let count = -1; count !== 0 && done < length; done += count)
        count = (await file.read(bytes, done, length - done, at + done)).bytesRead
      return bytes.subarray(0, done)
    } finally {
      await file.close()
    }
  },
  readFolder: (path) => readdir(path),
  facts: (path) =>
    direct(
      () => factsOf(lstatSync(path)),
      async () => factsOf(await lstat(path)),
    ),
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
    write: (bytes, at) => {
      const pooled = async (): Promise<number> => (await handle.write(bytes, 0, bytes.length, at)).bytesWritten
      return bytes.length > SMALL ? pooled() : direct(() => writeSync(handle.fd, bytes, 0, bytes.length, at), pooled)
    },
    truncate: (length) => handle.truncate(length),
    // Without the handle's own book-keeping, which costs some 5 µs each time.
    dataSync: () => new Promise((resolve, reject) => fdatasync(handle.fd, (error) => (error ? reject(error) : resolve()))),
    sync: () => handle.sync(),
    facts: async () => factsOf(await handle.stat()),
    close: () => handle.close(),
  }
}

function factsOf(stats: Stats): FileFacts {
  const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : stats.isSymbolicLink() ? 'link' : 'other'
  return { kind, size: stats.size, inode: stats.ino, modified: stats.mtimeMs }
}

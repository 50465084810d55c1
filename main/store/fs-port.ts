/** What lstat says about a path, as far as the store asks. `inode` and `modified` are compared, never interpreted. */
export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'link' | 'other'
  readonly size: number
  readonly inode: number
  readonly modified: number
}

export interface OpenFile {
  /** Writes what it can of `bytes` at the byte offset `at` and says how much that was. May be less than asked; 0 means no space. */
  write(bytes: Uint8Array, at: number): Promise<number>
  truncate(length: number): Promise<void>
  /** Content and length to the disk (fdatasync). */
  dataSync(): Promise<void>
  /** The same with the rest of the metadata (fsync). */
  sync(): Promise<void>
  facts(): Promise<FileFacts>
  close(): Promise<void>
}

/**
 * The file system as the store needs it: every call that can fail or be cut short by a crash is one method here, so that tests
 * can count them, break them and stop between any two. Rejects with Node's errors (`code` is ENOENT and so on).
 */
export interface FsPort {
  readFile(path: string): Promise<Uint8Array>
  /** Bytes of a file from the offset `at` on: `length` of them, fewer where it ends before. A link is not followed. */
  readPart(path: string, at: number, length: number): Promise<Uint8Array>
  /** Names in the folder, in no order. */
  readFolder(path: string): Promise<readonly string[]>
  /** About the path itself: a link is not followed. */
  facts(path: string): Promise<FileFacts>
  /** `create` fails where something exists; `edit` reads and writes what does. Neither follows a link. New files are for the owner only. */
  open(path: string, how: 'create' | 'edit'): Promise<OpenFile>
  /** One folder, for the owner only. Fails where it exists. */
  makeFolder(path: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** Fails where the folder is not empty. */
  removeFolder(path: string): Promise<void>
  /** Makes names created, renamed or removed in the folder survive a power cut. Nothing to do on Windows. */
  syncFolder(path: string): Promise<void>
}

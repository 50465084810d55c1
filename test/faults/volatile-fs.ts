import { basename, dirname } from 'node:path'
import type { FileFacts, FsPort, OpenFile } from '#main/store/fs-port'

type Change =
  | { readonly kind: 'write'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'truncate'; readonly length: number }

interface FileNode {
  readonly kind: 'file'
  readonly inode: number
  content: Buffer
  /** What the disk has, and what has been done since. */
  safe: Buffer
  changes: Change[]
  modified: number
}

interface FolderNode {
  readonly kind: 'folder'
  readonly inode: number
  readonly names: Map<string, Node>
  /** Names that the disk has, and what has been done to them since, an entry a call. */
  safe: ReadonlyMap<string, Node>
  renames: NameChange[]
}

type Node = FileNode | FolderNode
/** One call that changed names, in one folder or two: it is on the disk as a whole or not at all, and is there once either folder was flushed. */
interface NameChange {
  readonly steps: readonly { readonly folder: FolderNode; readonly name: string; readonly node: Node | null }[]
  safe: boolean
}

/**
 * A file system in memory that keeps apart what was flushed and what was not, as SQLite's test6.c and ALICE (Pillai et al. 2014) do. After
 * `cutPower` only this is certain: content up to the last flush of the file, and names up to the last flush of their folder. Of what came
 * later, each write and each change of names is there or not, in any combination, a write perhaps in part.
 */
export class VolatileFs implements FsPort {
  #root: FolderNode = { kind: 'folder', inode: 0, names: new Map(), safe: new Map(), renames: [] }
  #inodes = 0
  #clock = 0
  #power = 0

  /** Everything that is open stops working; the disk keeps what it must and, by `roll`, some of the rest. */
  cutPower(roll: () => number): void {
    this.#power++
    const lost = new Map<Node, Node>()
    const luck = new Map<NameChange, boolean>()
    const happened = (change: NameChange): boolean => {
      const known = luck.get(change) ?? (change.safe || roll() < 0.5)
      luck.set(change, known)
      return known
    }
    const remains = (node: Node): Node => {
      const known = lost.get(node)
      if (known) return known
      const copy: Node =
        node.kind === 'file'
          ? this.#torn(node, roll)
          : { kind: 'folder', inode: node.inode, names: new Map(), safe: new Map(), renames: [] }
      lost.set(node, copy)
      if (node.kind === 'folder' && copy.kind === 'folder') {
        const names = new Map(node.safe)
        for (const change of node.renames) {
          if (!happened(change)) continue
          for (const { folder, name, node: to } of change.steps) {
            if (folder !== node) continue
            if (to) names.set(name, to)
            else names.delete(name)
          }
        }
        for (const [name, child] of names) copy.names.set(name, remains(child))
        copy.safe = new Map(copy.names)
      }
      return copy
    }
    this.#root = remains(this.#root) as FolderNode
  }

  #torn({ inode, safe, changes }: FileNode, roll: () => number): FileNode {
    let content: Buffer = Buffer.from(safe)
    for (const change of changes) {
      const luck = roll()
      if (luck < 0.4) continue
      if (change.kind === 'truncate') content = resized(content, change.length)
      else {
        const length = luck < 0.6 ? Math.floor(roll() * change.bytes.length) : change.bytes.length
        content = written(content, change.at, change.bytes.subarray(0, length))
      }
    }
    return { kind: 'file', inode, content, safe: content, changes: [], modified: ++this.#clock }
  }

  async readFile(path: string): Promise<Uint8Array> {
    return Buffer.from(this.#file(path).content)
  }

  async readPart(path: string, at: number, length: number): Promise<Uint8Array> {
    return Buffer.from(this.#file(path).content).subarray(at, at + length)
  }

  async readFolder(path: string): Promise<readonly string[]> {
    return [...this.#folder(path).names.keys()]
  }

  async facts(path: string): Promise<FileFacts> {
    return factsOf(this.#node(path))
  }

  async open(path: string, how: 'create' | 'edit'): Promise<OpenFile> {
    if (how === 'create') {
      if (this.#find(path)) throw failure('EEXIST', path)
      this.#name(path, {
        kind: 'file',
        inode: ++this.#inodes,
        content: Buffer.alloc(0),
        safe: Buffer.alloc(0),
        changes: [],
        modified: ++this.#clock,
      })
    }
    return this.#opened(path, this.#file(path))
  }

  #opened(path: string, file: FileNode): OpenFile {
    const power = this.#power
    const change = (one: Change, content: Buffer): void => {
      if (power !== this.#power) throw failure('EIO', path)
      file.content = content
      file.changes.push(one)
      file.modified = ++this.#clock
    }
    const flush = async (): Promise<void> => {
      if (power !== this.#power) throw failure('EIO', path)
      file.safe = Buffer.from(file.content)
      file.changes = []
    }
    return {
      write: async (bytes, at) => {
        change({ kind: 'write', at, bytes: Uint8Array.from(bytes) }, written(file.content, at, bytes))
        return bytes.length
      },
      truncate: async (length) => change({ kind: 'truncate', length }, resized(file.content, length)),
      dataSync: flush,
      sync: flush,
      facts: async () => factsOf(file),
      close: async () => {},
    }
  }

  async makeFolder(path: string): Promise<void> {
    if (this.#find(path)) throw failure('EEXIST', path)
    this.#name(path, { kind: 'folder', inode: ++this.#inodes, names: new Map(), safe: new Map(), renames: [] })
  }

  async rename(from: string, to: string): Promise<void> {
    const node = this.#node(from)
    const [source, target] = [this.#folder(dirname(from)), this.#folder(dirname(to))]
    source.names.delete(basename(from))
    target.names.set(basename(to), node)
    const steps = [
      { folder: source, name: basename(from), node: null },
      { folder: target, name: basename(to), node },
    ]
    const change = { steps, safe: false }
    source.renames.push(change)
    if (target !== source) target.renames.push(change)
  }

  async remove(path: string): Promise<void> {
    this.#file(path)
    this.#unname(path)
  }

  async removeFolder(path: string): Promise<void> {
    if (this.#folder(path).names.size > 0) throw failure('ENOTEMPTY', path)
    this.#unname(path)
  }

  async syncFolder(path: string): Promise<void> {
    const folder = this.#folder(path)
    folder.safe = new Map(folder.names)
    for (const change of folder.renames) change.safe = true
    folder.renames = []
  }

  #name(path: string, node: Node): void {
    const folder = this.#folder(dirname(path))
    folder.names.set(basename(path), node)
    folder.renames.push({ steps: [{ folder, name: basename(path), node }], safe: false })
  }

  #unname(path: string): void {
    const folder = this.#folder(dirname(path))
    folder.names.delete(basename(path))
    folder.renames.push({ steps: [{ folder, name: basename(path), node: null }], safe: false })
  }

  #find(path: string): Node | null {
    let node: Node = this.#root
    for (const part of path.split('/').filter((name) => name !== '')) {
      const next: Node | undefined = node.kind === 'folder' ? node.names.get(part) : undefined
      if (!next) return null
      node = next
    }
    return node
  }

  #node(path: string): Node {
    const node = this.#find(path)
    if (!node) throw failure('ENOENT', path)
    return node
  }

  #file(path: string): FileNode {
    const node = this.#node(path)
    if (node.kind !== 'file') throw failure('EISDIR', path)
    return node
  }

  #folder(path: string): FolderNode {
    const node = this.#node(path)
    if (node.kind !== 'folder') throw failure('ENOTDIR', path)
    return node
  }
}

function factsOf(node: Node): FileFacts {
  if (node.kind === 'folder') return { kind: 'folder', size: 0, inode: node.inode, modified: 0 }
  return { kind: 'file', size: node.content.length, inode: node.inode, modified: node.modified }
}

/** Bytes that nobody wrote are zero. */
function written(content: Buffer, at: number, bytes: Uint8Array): Buffer {
  const next = resized(content, Math.max(content.length, at + bytes.length))
  next.set(bytes, at)
  return next
}

function resized(content: Buffer, length: number): Buffer {
  const next = Buffer.alloc(length)
  content.copy(next, 0, 0, Math.min(content.length, length))
  return next
}

function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code })
}

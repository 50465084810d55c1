import { crc32, deflateRawSync } from 'node:zlib'

/** One entry, field by field, so that each can be a lie. Defaults make a sound archive. */
export interface EntryToBuild {
  readonly name: string | Uint8Array
  readonly content?: Uint8Array | string
  readonly localName?: string | Uint8Array
  readonly method?: number
  readonly flags?: number
  /** As the directory states them. */
  readonly packed?: number
  readonly unpacked?: number
  readonly crc?: number
  /** Upper half of the external attributes, from Unix. */
  readonly mode?: number
  /** Where the local header is, in place of where it really is. */
  readonly header?: number
  /** Packed bytes as they are, in place of the content deflated. */
  readonly raw?: Uint8Array
}

export interface ZipToBuild {
  readonly count?: number
  readonly comment?: string
  readonly after?: Uint8Array
  readonly disk?: number
}

/** A ZIP archive made by hand: the writer that a hostile file has. */
export function buildZip(entries: readonly EntryToBuild[], { count, comment = '', after, disk = 0 }: ZipToBuild = {}): Uint8Array {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const localName = Buffer.from(entry.localName ?? entry.name)
    const content = Buffer.from(entry.content ?? '')
    const method = entry.method ?? 8
    const raw = Buffer.from(entry.raw ?? (method === 8 ? deflateRawSync(content) : content))
    const shared = Buffer.alloc(22)
    shared.writeUInt16LE(entry.flags ?? 0x800, 0)
    shared.writeUInt16LE(method, 2)
    shared.writeUInt32LE(entry.crc ?? crc32(content), 8)
    shared.writeUInt32LE(entry.packed ?? raw.length, 12)
    shared.writeUInt32LE(entry.unpacked ?? content.length, 16)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    shared.copy(local, 6, 0, 20)
    local.writeUInt16LE(localName.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE((3 << 8) | 20, 4)
    central.writeUInt16LE(20, 6)
    shared.copy(central, 8, 0, 20)
    central.writeUInt16LE(name.length, 28)
    central.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38)
    central.writeUInt32LE(entry.header ?? at, 42)
    bodies.push(local, localName, raw)
    directory.push(central, name)
    at += local.length + localName.length + raw.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(disk, 4)
  end.writeUInt16LE(count ?? entries.length, 8)
  end.writeUInt16LE(count ?? entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(Buffer.byteLength(comment), 20)
  return Buffer.concat([...bodies, central, end, Buffer.from(comment), after ?? Buffer.alloc(0)])
}

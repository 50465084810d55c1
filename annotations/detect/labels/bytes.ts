/** Writes numbers as bytes, little-endian, into room that grows. */
export class ByteWriter {
  private room = new Uint8Array(1 << 16)
  private used = 0

  byte(value: number): void {
    if (this.used === this.room.length) {
      const larger = new Uint8Array(this.room.length * 2)
      larger.set(this.room)
      this.room = larger
    }
    this.room[this.used++] = value
  }

  /** A whole number from 0 to 2^32 - 1 in one to five bytes, seven bits each, the low ones first. */
  varint(value: number): void {
    let rest = value
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80)
      rest = Math.floor(rest / 0x80)
    }
    this.byte(rest)
  }

  uint32(value: number): void {
    for (let shift = 0; shift < 32; shift += 8) this.byte((value >>> shift) & 0xff)
  }

  float(value: number): void {
    for (const byte of new Uint8Array(Float32Array.of(value).buffer)) this.byte(byte)
  }

  /** ASCII with its length before it. */
  text(value: string): void {
    this.varint(value.length)
    for (let i = 0; i < value.length; i++) this.byte(value.charCodeAt(i) & 0x7f)
  }

  bytes(): Uint8Array {
    return this.room.slice(0, this.used)
  }
}

/** Reads what `ByteWriter` wrote. Past the end it reads zeros; `overrun` then says so. */
export class ByteReader {
  private at = 0
  private readonly view: DataView

  constructor(private readonly source: Uint8Array) {
    this.view = new DataView(source.buffer, source.byteOffset, source.byteLength)
  }

  get overrun(): boolean {
    return this.at > this.source.length
  }

  get ended(): boolean {
    return this.at === this.source.length
  }

  byte(): number {
    return this.source[this.at++] ?? 0
  }

  varint(): number {
    let value = 0
    for (let place = 1; place < 2 ** 35; place *= 0x80) {
      const byte = this.byte()
      value += (byte & 0x7f) * place
      if (byte < 0x80) break
    }
    return value
  }

  uint32(): number {
    return (this.byte() | (this.byte() << 8) | (this.byte() << 16) | (this.byte() << 24)) >>> 0
  }

  float(): number {
    const at = this.at
    this.at += 4
    return this.at <= this.source.length ? this.view.getFloat32(at, true) : 0
  }

  text(): string {
    const length = Math.min(this.varint(), 1000)
    let value = ''
    for (let i = 0; i < length; i++) value += String.fromCharCode(this.byte())
    return value
  }
}

let table: Uint32Array | null = null

/** CRC-32 (ISO 3309) of bytes, going on from the checksum of what stands before them. */
export function checksum(bytes: Uint8Array, before = 0): number {
  table ??= crcTable()
  let crc = ~before
  for (let i = 0; i < bytes.length; i++) crc = (table[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8)
  return ~crc >>> 0
}

function crcTable(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, n) => {
    let c = n
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
    return c
  })
}

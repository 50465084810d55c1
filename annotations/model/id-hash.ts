/** FNV-1a over UTF-16 code units, 32 bits, not negative (Fowler, Noll and Vo 1991). Stored in indexes: another hash is another version of them. */
export function idHash(id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

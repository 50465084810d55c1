import type { Claim } from '../model/claim'
import { sharedLength } from './span-likeness'

const SPACE = /\s+/gu

function nameOf({ sourceName }: Claim): string {
  return sourceName.normalize('NFKC').replace(SPACE, ' ').trim().toLowerCase()
}

/** True where two claims are said by the same: neither has a source, or the marked words overlap, or the written names are the same. */
export function sourcesMatch(a: Claim, b: Claim): boolean {
  if (a.source === b.source && a.sourceName === b.sourceName) return true
  if (sharedLength(a.source, b.source) > 0) return true
  const left = nameOf(a)
  const right = nameOf(b)
  if (left !== '' || right !== '') return left === right
  return a.source.length === 0 && b.source.length === 0
}

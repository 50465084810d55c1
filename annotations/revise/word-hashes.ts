import { isWordUnit } from '../text/code-units'

const { imul } = Math

/** Bags that are put into order by hand up to this size: calling the sort of a typed array costs more than that. */
const FEW = 40

/** Room to collect the words of one stretch in, kept from one to the next. */
let room = new Int32Array(256)

/** Hashes (FNV-1a) of the words of a stretch of text without regard to ASCII case, in ascending order: a bag of words. */
export function bagOfWords(text: string, start: number, end: number): Int32Array {
  if (room.length < (end - start + 1) / 2) room = new Int32Array(end - start)
  let count = 0
  for (let i = start; i < end; i++) {
    let code = text.charCodeAt(i)
    if (!isWordUnit(code)) continue
    let hash = 0x811c9dc5 | 0
    do {
      hash = imul(hash ^ (code >= 65 && code <= 90 ? code + 32 : code), 0x01000193)
      code = ++i < end ? text.charCodeAt(i) : 0
    } while (isWordUnit(code))
    room[count++] = hash
  }
  const bag = room.slice(0, count)
  return count > FEW ? bag.sort() : sortFew(bag)
}

/** Insertion sort. */
function sortFew(bag: Int32Array): Int32Array {
  for (let i = 1; i < bag.length; i++) {
    const hash = bag[i] ?? 0
    let j = i
    for (; j > 0 && (bag[j - 1] ?? 0) > hash; j--) bag[j] = bag[j - 1] ?? 0
    bag[j] = hash
  }
  return bag
}

/** Hashes of every three code units in a row, in ascending order: a bag that knows words again that were cut into. */
export function bagOfTrigrams(text: string, start: number, end: number): Int32Array {
  const hashes = new Int32Array(Math.max(0, end - start - 2))
  for (let i = 0; i < hashes.length; i++) {
    const at = start + i
    hashes[i] = imul(imul(text.charCodeAt(at), 0x01000193) ^ text.charCodeAt(at + 1), 0x01000193) ^ text.charCodeAt(at + 2)
  }
  return hashes.sort()
}

/** How many elements two bags have in common; one that stands several times in both counts as often. */
export function inCommon(a: Int32Array, b: Int32Array): number {
  let common = 0
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const x = a[i] ?? 0
    const y = b[j] ?? 0
    if (x === y) common++
    if (x <= y) i++
    if (y <= x) j++
  }
  return common
}

/** How much two bags have in common, 0 to 1 (Dice 1945). Two empty bags have nothing. */
export const likeness = (a: Int32Array, b: Int32Array): number =>
  a.length + b.length === 0 ? 0 : (2 * inCommon(a, b)) / (a.length + b.length)

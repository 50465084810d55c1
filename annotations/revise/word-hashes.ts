const { imul } = Math

/** Letters, digits and everything beyond ASCII that is no mark: what words are made of, near enough to count them. */
export function isWordUnit(code: number): boolean {
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
  return code >= 0xc0 && !(code >= 0x2000 && code <= 0x206f) && !(code >= 0x3000 && code <= 0x303f)
}

/** Hashes (FNV-1a) of the words of a stretch of text without regard to ASCII case, in ascending order: a bag of words. */
export function bagOfWords(text: string, start: number, end: number): Int32Array {
  const hashes: number[] = []
  for (let i = start; i < end;) {
    if (!isWordUnit(text.charCodeAt(i))) {
      i++
      continue
    }
    let hash = 0x811c9dc5 | 0
    for (; i < end && isWordUnit(text.charCodeAt(i)); i++) {
      const code = text.charCodeAt(i)
      hash = imul(hash ^ (code >= 65 && code <= 90 ? code + 32 : code), 0x01000193)
    }
    hashes.push(hash)
  }
  return new Int32Array(hashes).sort()
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
    const [x, y] = [a[i] ?? 0, b[j] ?? 0]
    if (x === y) common++
    if (x <= y) i++
    if (y <= x) j++
  }
  return common
}

/** How much two bags have in common, 0 to 1 (Dice 1945). Two empty bags have nothing. */
export const likeness = (a: Int32Array, b: Int32Array): number =>
  a.length + b.length === 0 ? 0 : (2 * inCommon(a, b)) / (a.length + b.length)

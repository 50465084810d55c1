// Taken out of `Math` once: it is called for every feature of every word.
const { imul } = Math

/** FNV-1a over UTF-16 code units, 32 bits, from `start` to `end`. Words are known to the model by this number alone. */
export function hashText(text: string, start = 0, end = text.length): number {
  let h = 0x811c9dc5 | 0
  for (let i = start; i < end; i++) h = imul(h ^ text.charCodeAt(i), 0x01000193)
  return h
}

/** Joins two numbers into one of 32 bits; the order matters. */
export function join(a: number, b: number): number {
  const h = imul(a ^ (a >>> 15), 0x2c1b3c6d) + imul(b, 0x297a2d39)
  return h ^ (h >>> 13)
}

/** The number of a feature: a template with its value, spread over 32 bits (the finishing steps of MurmurHash3). */
export function featureOf(template: number, value: number): number {
  let h = imul(value, 0x85ebca6b) ^ imul(template + 1, 0x9e3779b1)
  h = imul(h ^ (h >>> 16), 0x85ebca6b)
  h = imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes as base64 without padding (RFC 4648): weights that live in a source file, so that whoever ranks needs no file. */
export function writeWeights(weights: Int8Array): string {
  let text = ''
  for (let i = 0; i < weights.length; i += 3) {
    const left = Math.min(3, weights.length - i)
    const bits = (((weights[i] ?? 0) & 255) << 16) | (((weights[i + 1] ?? 0) & 255) << 8) | ((weights[i + 2] ?? 0) & 255)
    for (let k = 0; k <= left; k++) text += DIGITS[(bits >> (18 - 6 * k)) & 63] ?? ''
  }
  return text
}

/**
 * The weights that `writeWeights` wrote.
 * @throws RangeError for a character that is no digit of base64
 */
export function readWeights(text: string): Int8Array {
  const weights = new Int8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (let i = 0; i < text.length; i++) {
    const digit = DIGITS.indexOf(text.charAt(i))
    if (digit < 0) throw new RangeError(`Character ${i} of ${text.length} is no digit of base64`)
    bits = ((bits << 6) | digit) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    weights[at++] = bits >> held
  }
  return weights
}

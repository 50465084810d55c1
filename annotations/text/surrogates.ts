/** True for the first half of a surrogate pair, paired or not. */
export function isHighSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800
}

/** True for the second half of a surrogate pair, paired or not. */
export function isLowSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00
}

/**
 * True where a code unit offset falls between the two halves of one character. Both ends of the text, and either side of a
 * lone surrogate, do not.
 */
export function splitsSurrogatePair(text: string, offset: number): boolean {
  return offset > 0 && offset < text.length && isLowSurrogate(text.charCodeAt(offset)) && isHighSurrogate(text.charCodeAt(offset - 1))
}

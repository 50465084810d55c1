/**
 * Numbers between 0 and 1, the same for the same seed (xorshift32, Marsaglia 2003, "Xorshift RNGs").
 * @param {number} seed any whole number but 0
 */
export function dice(seed) {
  let state = seed | 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 0x1_0000_0000
  }
}

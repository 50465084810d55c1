const tokensOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

/** Harmonic mean of precision and recall over words as a multiset: 1 where both texts have the same words equally often. */
export const tokenF1 = (actual: string, expected: string): number => {
  const left = new Map<string, number>()
  const wanted = tokensOf(expected)
  const got = tokensOf(actual)
  for (const token of wanted) left.set(token, (left.get(token) ?? 0) + 1)
  let common = 0
  for (const token of got) {
    const count = left.get(token) ?? 0
    if (count > 0) common++
    left.set(token, count - 1)
  }
  return wanted.length + got.length === 0 ? 1 : (2 * common) / (wanted.length + got.length)
}

/** Turns scores into probabilities in place. */
export function softmax(scores: number[]): void {
  let most = -Infinity
  for (const score of scores) if (score > most) most = score
  let sum = 0
  for (let i = 0; i < scores.length; i++) {
    const value = Math.exp((scores[i] ?? 0) - most)
    scores[i] = value
    sum += value
  }
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) / sum
}

export function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score))
}

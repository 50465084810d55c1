/** The middle value; of an even number the mean of the two in the middle. Not a number for none. */
export function median(values) {
  return quantile(values, 0.5)
}

/** Linear between ranks (type 7 of Hyndman and Fan 1996). */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  if (sorted.length === 0) return Number.NaN
  const rank = (sorted.length - 1) * share
  const low = sorted[Math.floor(rank)]
  const high = sorted[Math.ceil(rank)]
  return low + (high - low) * (rank - Math.floor(rank))
}

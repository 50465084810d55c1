const { log } = Math

const SHARES = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97]

/** A posterior as one of eleven steps. */
export function shareBin(share: number): number {
  let bin = 0
  while (bin < SHARES.length && share >= (SHARES[bin] ?? 1)) bin++
  return bin
}

const COUNTS = [1, 2, 3, 4, 5, 7, 10, 15, 25, 40, 70, 120]

/** A number of tokens as one of thirteen steps. */
export function countBin(count: number): number {
  let bin = 0
  while (bin < COUNTS.length && count >= (COUNTS[bin] ?? 1e9)) bin++
  return bin
}

/** The logarithm of a posterior, not below that of 1 in 1000, scaled to about -1 to 0. */
export function logShare(share: number): number {
  return log(share > 1e-3 ? share : 1e-3) / 7
}

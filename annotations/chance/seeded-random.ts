/** Uniform in 0 (inclusive) to 1 (exclusive), as `Math.random`, but handed in by the caller, so that figures, models and faults can be repeated. */
export type Random = () => number

/**
 * Mulberry32 (Tommy Ettinger 2017, public domain): 32 bits of state, the same numbers for the same seed on every machine. It passes the usual tests
 * of small generators; enough for resampling and shuffling, not for secrets.
 */
export function seededRandom(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Far apart for neighbours: the seed times 2^32 over the golden ratio (Fibonacci hashing, Knuth 1973, 6.4). */
export function spreadSeed(seed: number): number {
  return Math.imul(seed, 0x9e3779b1) | 0
}

/** Standard normal (Box and Muller 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Shuffles in place (Fisher and Yates). */
export function shuffle(list: Int32Array, random: Random): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const spare = list[i] ?? 0
    list[i] = list[j] ?? 0
    list[j] = spare
  }
}

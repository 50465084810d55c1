/** `npm run test:faults -- --long` runs every suite in its long form; `--seed N` repeats what a failure printed. */
export const isLong = process.env['CLAIMLIGHT_FAULTS'] === 'long'

const given = process.env['CLAIMLIGHT_FAULTS_SEED']

/** Where the seeds of a suite begin: printed with every failure, so that it can be run again. */
export const firstSeed = given === undefined ? 1 : Number(given)

export const seeds = (short: number, long: number): readonly number[] =>
  given === undefined ? Array.from({ length: isLong ? long : short }, (_, i) => firstSeed + i) : [firstSeed]

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

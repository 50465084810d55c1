import { type Random, seededRandom, spreadSeed } from '#annotations/chance/seeded-random'

/** `npm run test:faults -- --long` runs every suite in its long form; `--seed N` repeats what a failure printed. */
export const isLong = process.env['CLAIMLIGHT_FAULTS'] === 'long'

const given = process.env['CLAIMLIGHT_FAULTS_SEED']

/** Where the seeds of a suite begin: printed with every failure, so that it can be run again. */
export const firstSeed = given === undefined ? 1 : Number(given)

export const seeds = (short: number, long: number): readonly number[] =>
  given === undefined ? Array.from({ length: isLong ? long : short }, (_, i) => firstSeed + i) : [firstSeed]

/** Numbers from 0 up to 1, the same for the same seed. */
export const dice = (seed: number): Random => seededRandom(spreadSeed(seed))

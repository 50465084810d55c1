import type { GammaUnit } from './gamma-units'
import { normal, type Random } from '../../chance/seeded-random'

interface Spread {
  readonly mean: number
  readonly deviation: number
}

/** Makes a continuum of chance that looks like the one at hand. */
export type GammaSampler = (random: Random) => readonly GammaUnit[]

/**
 * Draws for each annotator how many units, how long, how far apart and of which category, from the mean and deviation of those at hand: the
 * sampling that Titeux and Riad describe (2021, pygamma-agreement, Journal of Open Source Software 6) for the chance corpora of Mathet et al. (2015),
 * section 5. It depends on no annotator in particular, so their order does not matter.
 */
export function statisticalSampler(units: readonly GammaUnit[], annotators: number): GammaSampler {
  const perAnnotator = Array.from({ length: annotators }, (_, i) =>
    units.filter(({ annotator }) => annotator === i).sort((a, b) => a.start - b.start || a.end - b.end),
  )
  const first = units.reduce((least, { start }) => Math.min(least, start), Infinity)
  const counts = spreadOf(perAnnotator.map(({ length }) => length))
  const lengths = spreadOf(units.map(({ start, end }) => end - start))
  const gaps = spreadOf(perAnnotator.flatMap((own) => own.map(({ start }, i) => start - (own[i - 1]?.end ?? first))))
  const categories = units.map(({ category }) => category).sort()
  return (random) => {
    const draw = ({ mean, deviation }: Spread): number => mean + deviation * normal(random)
    return perAnnotator.flatMap((_, annotator) => {
      const sampled: GammaUnit[] = []
      let at = 0
      const count = Math.max(1, Math.round(Math.abs(draw(counts))))
      for (let i = 0; i < count; i++) {
        const start = at + draw(gaps)
        const end = start + Math.max(Math.abs(draw(lengths)), 1e-6)
        sampled.push({ annotator, start, end, category: categories[Math.floor(random() * categories.length)] ?? '' })
        at = end
      }
      return sampled
    })
  }
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) }
}

import { featureNumber, slotSeed, type PartWriter } from './feature-parts'
import type { WeightTable } from './linker-model'

const { fround } = Math

/** Takes features as `FeatureParts` does and keeps of each part its score alone: nothing else is asked for where nothing is learned. */
export class PartScores implements PartWriter {
  readonly #weights: Float32Array
  readonly #mask: number
  #scores = new Float64Array(64)
  #count = 0
  #seed = 0

  constructor({ weights, bits }: WeightTable) {
    this.#weights = weights
    this.#mask = 2 ** bits - 1
  }

  /** By part; longer than there are parts. */
  get scores(): Float64Array {
    return this.#scores
  }

  clear(): void {
    this.#count = 0
  }

  begin(slot: number): number {
    if (this.#count === this.#scores.length) this.#grow()
    this.#seed = slotSeed(slot)
    this.#scores[this.#count] = 0
    return this.#count++
  }

  add(template: number, a = 0, b = 0, value = 1): void {
    const part = this.#count - 1
    const weight = this.#weights[featureNumber(this.#seed, template, a, b) & this.#mask] ?? 0
    this.#scores[part] = (this.#scores[part] ?? 0) + weight * fround(value)
  }

  /** The score of the part begun last. */
  get last(): number {
    return this.#scores[this.#count - 1] ?? 0
  }

  #grow(): void {
    const scores = new Float64Array(this.#scores.length * 2)
    scores.set(this.#scores)
    this.#scores = scores
  }
}

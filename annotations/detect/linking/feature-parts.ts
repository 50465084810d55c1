// Taken out of `Math` once: it is called for every feature of every word.
const { imul } = Math

/**
 * Options to choose from are each the sum of some of a few shared parts: the spans between six beginnings and six ends are 36 options of
 * 12 parts, and a part's features are looked up once. A feature is an index into the weights with a value.
 */
export interface PartWriter {
  /** Begins a part whose features are told apart from those of other slots. Returns its index. */
  begin(slot: number): number
  /** Adds the feature that template `template` makes of two numbers to the part begun last. */
  add(template: number, a?: number, b?: number, value?: number): void
}

/** What the features of a slot begin with. */
export function slotSeed(slot: number): number {
  return imul(slot + 1, 0x9e3779b1)
}

/** The number of a feature, 32 bits. */
export function featureNumber(seed: number, template: number, a: number, b: number): number {
  let hash = seed ^ imul(template + 1, 0x85ebca6b)
  hash = imul(hash ^ (hash >>> 15) ^ a, 0x2c1b3c6d)
  hash = imul(hash ^ (hash >>> 13) ^ b, 0x297a2d39)
  return hash ^ (hash >>> 16)
}

/** Keeps the features of each part, for learning from them. */
export class FeatureParts implements PartWriter {
  readonly #mask: number
  #ids = new Int32Array(4096)
  #values = new Float32Array(4096)
  #length = 0
  /** Where each part's features begin. */
  readonly #starts: number[] = []
  #seed = 0

  /** `bits`: the weights have 2 to the power of it. */
  constructor(bits: number) {
    this.#mask = 2 ** bits - 1
  }

  get count(): number {
    return this.#starts.length
  }

  clear(): void {
    this.#length = 0
    this.#starts.length = 0
  }

  begin(slot: number): number {
    this.#seed = slotSeed(slot)
    this.#starts.push(this.#length)
    return this.#starts.length - 1
  }

  add(template: number, a = 0, b = 0, value = 1): void {
    if (this.#length === this.#ids.length) this.#grow()
    this.#ids[this.#length] = featureNumber(this.#seed, template, a, b) & this.#mask
    this.#values[this.#length++] = value
  }

  /** The part's score under `weights`. */
  score(part: number, weights: Float32Array): number {
    const end = this.#starts[part + 1] ?? this.#length
    let score = 0
    for (let i = this.#starts[part] ?? end; i < end; i++) score += (weights[this.#ids[i] ?? 0] ?? 0) * (this.#values[i] ?? 0)
    return score
  }

  /** The score of every part. */
  scores(weights: Float32Array): Float64Array {
    return Float64Array.from(this.#starts, (_, part) => this.score(part, weights))
  }

  /** Calls `visit` with each feature of the part. */
  each(part: number, visit: (id: number, value: number) => void): void {
    const end = this.#starts[part + 1] ?? this.#length
    for (let i = this.#starts[part] ?? end; i < end; i++) visit(this.#ids[i] ?? 0, this.#values[i] ?? 0)
  }

  #grow(): void {
    const ids = new Int32Array(this.#ids.length * 2)
    const values = new Float32Array(ids.length)
    ids.set(this.#ids)
    values.set(this.#values)
    this.#ids = ids
    this.#values = values
  }
}

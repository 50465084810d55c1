export interface AdaGradOptions {
  readonly rate: number
  /** Shrinks weights towards zero at each step that touches them. */
  readonly decay: number
}

/** Adaptive gradient descent (Duchi, Hazan and Singer 2011) over a table of weights, with the mean of remembered states. */
export class AdaGrad {
  readonly weights: Float32Array
  rate: number
  readonly #decay: number
  readonly #squares: Float32Array
  readonly #sums: Float64Array
  #remembered = 0

  constructor(size: number, { rate, decay }: AdaGradOptions) {
    this.weights = new Float32Array(size)
    this.rate = rate
    this.#decay = decay
    this.#squares = new Float32Array(size).fill(1e-2)
    this.#sums = new Float64Array(size)
  }

  step(id: number, gradient: number): void {
    const weight = this.weights[id] ?? 0
    const slope = gradient + this.#decay * weight
    const square = (this.#squares[id] ?? 0) + slope * slope
    this.#squares[id] = square
    this.weights[id] = weight - (this.rate * slope) / Math.sqrt(square)
  }

  remember(): void {
    this.#remembered++
    for (let i = 0; i < this.weights.length; i++) this.#sums[i] = (this.#sums[i] ?? 0) + (this.weights[i] ?? 0)
  }

  /** The mean of the states remembered, or the present state where none was. */
  average(): Float32Array {
    return this.#remembered === 0 ? this.weights : Float32Array.from(this.#sums, (sum) => sum / this.#remembered)
  }
}

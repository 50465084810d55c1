/**
 * Arrays of numbers that stand one after the other in one buffer. A paragraph has some fifty arrays of some fifty numbers, and to have a
 * buffer made for each costs more than to fill them. All are 0 at first. Ask for the widest numbers first, so that each array is aligned.
 */
export class Columns {
  readonly #buffer: ArrayBuffer
  #used = 0

  /** @param bytes what all arrays take together */
  constructor(bytes: number) {
    this.#buffer = new ArrayBuffer(bytes)
  }

  float64(length: number): Float64Array {
    return new Float64Array(this.#buffer, this.#take(length * 8), length)
  }

  float32(length: number): Float32Array {
    return new Float32Array(this.#buffer, this.#take(length * 4), length)
  }

  int32(length: number): Int32Array {
    return new Int32Array(this.#buffer, this.#take(length * 4), length)
  }

  uint8(length: number): Uint8Array {
    return new Uint8Array(this.#buffer, this.#take(length), length)
  }

  #take(bytes: number): number {
    const at = this.#used
    this.#used += bytes
    return at
  }
}

/**
 * Heights of many blocks in pixels, with prefix sums: where a block begins, and which block is at a height, in O(log n) each.
 * A binary indexed tree (Fenwick 1994, "A new data structure for cumulative frequency tables"). Heights may be estimates at first.
 */
export class HeightTable {
  readonly count: number
  readonly #heights: Float64Array
  readonly #tree: Float64Array
  readonly #top: number

  /** O(n). Heights must be finite and not negative. */
  constructor(heights: Float64Array) {
    this.count = heights.length
    this.#heights = heights.slice()
    this.#tree = new Float64Array(this.count + 1)
    this.#top = this.count === 0 ? 0 : 2 ** Math.floor(Math.log2(this.count))
    for (let node = 1; node <= this.count; node++) {
      this.#tree[node] = (this.#tree[node] ?? 0) + check(this.#heights[node - 1] ?? 0)
      const parent = node + (node & -node)
      if (parent <= this.count) this.#tree[parent] = (this.#tree[parent] ?? 0) + (this.#tree[node] ?? 0)
    }
  }

  get total(): number {
    return this.topOf(this.count)
  }

  heightOf(block: number): number {
    const height = this.#heights[block]
    if (height === undefined) throw new RangeError(`Block ${block} of ${this.count}`)
    return height
  }

  /** Sum of the heights before `block`; `block` may equal the count. */
  topOf(block: number): number {
    if (block < 0 || block > this.count) throw new RangeError(`Block ${block} of ${this.count}`)
    let sum = 0
    for (let node = block; node > 0; node -= node & -node) sum += this.#tree[node] ?? 0
    return sum
  }

  setHeight(block: number, height: number): void {
    const change = check(height) - this.heightOf(block)
    if (change === 0) return
    this.#heights[block] = height
    for (let node = block + 1; node <= this.count; node += node & -node) this.#tree[node] = (this.#tree[node] ?? 0) + change
  }

  /** The last block that begins at or above `y`, clamped to the table. Blocks without height are passed over. */
  blockAt(y: number): number {
    let node = 0
    let left = y
    for (let step = this.#top; step > 0; step >>>= 1) {
      const next = node + step
      const sum = this.#tree[next]
      if (next <= this.count && sum !== undefined && sum <= left) {
        node = next
        left -= sum
      }
    }
    return Math.max(0, Math.min(node, this.count - 1))
  }
}

function check(height: number): number {
  if (!(height >= 0 && height < Infinity)) throw new RangeError(`Height ${height}`)
  return height
}

/** 32 MB. */
const MOST_CELLS = 4_000_000

/**
 * The one-to-one assignment of rows to columns with the greatest sum of weights; a row may stay alone, and does so rather than take a
 * column with a weight of 0. The Hungarian method with shortest augmenting paths (Kuhn 1955; Munkres 1957; Jonker and Volgenant 1987).
 * Costs rows² × (rows + columns) at worst.
 * @param weight not negative
 * @returns for each row its column, or -1
 */
export function assignPairs(rows: number, columns: number, weight: (row: number, column: number) => number): readonly number[] {
  // Each row has an own column of weight 0 at the end: being alone.
  const all = columns + rows
  // Asked for rows² times, looked up once.
  const isKept = rows * columns <= MOST_CELLS
  const weights = Float64Array.from({ length: isKept ? rows * columns : 0 }, (_, cell) =>
    weight(Math.floor(cell / columns), cell % columns),
  )
  const weightAt = isKept ? (row: number, column: number): number => weights[row * columns + column] ?? 0 : weight
  const cost = (row: number, column: number): number => (column < columns ? -weightAt(row, column) : 0)
  const rowPrice = new Float64Array(rows + 1)
  const columnPrice = new Float64Array(all + 1)
  const rowOf = new Int32Array(all + 1)
  const from = new Int32Array(all + 1)
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row
    const least = new Float64Array(all + 1).fill(Infinity)
    const done = new Uint8Array(all + 1)
    let column = 0
    do {
      done[column] = 1
      const current = rowOf[column] ?? 0
      let step = Infinity
      let next = 0
      for (let j = 1; j <= all; j++) {
        if (done[j]) continue
        const reduced = cost(current - 1, j - 1) - (rowPrice[current] ?? 0) - (columnPrice[j] ?? 0)
        if (reduced < (least[j] ?? Infinity)) {
          least[j] = reduced
          from[j] = column
        }
        if ((least[j] ?? Infinity) < step) {
          step = least[j] ?? Infinity
          next = j
        }
      }
      for (let j = 0; j <= all; j++) {
        if (done[j]) {
          const priced = rowOf[j] ?? 0
          rowPrice[priced] = (rowPrice[priced] ?? 0) + step
          columnPrice[j] = (columnPrice[j] ?? 0) - step
        } else least[j] = (least[j] ?? 0) - step
      }
      column = next
    } while (rowOf[column] !== 0)
    while (column !== 0) {
      const before = from[column] ?? 0
      rowOf[column] = rowOf[before] ?? 0
      column = before
    }
  }
  const columnOf: number[] = Array.from({ length: rows }, () => -1)
  for (let j = 1; j <= columns; j++) {
    const row = (rowOf[j] ?? 0) - 1
    if (row >= 0 && weightAt(row, j - 1) > 0) columnOf[row] = j - 1
  }
  return columnOf
}

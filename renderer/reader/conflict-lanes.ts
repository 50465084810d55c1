/** A line from one height to another, in pixels; `from` is not below `to`. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Space kept between two lines in the same lane, in pixels. */
const GAP = 6

/**
 * A lane for each stretch, so that two that overlap do not lie on one another: the lowest that is free, longer ones farther out. Beyond
 * `most` lanes the last is shared. O(n log n + n × most).
 */
export function lanesOf(stretches: readonly Stretch[], most: number): readonly number[] {
  const order = stretches.map((_, i) => i).sort((a, b) => length(stretches[a]) - length(stretches[b]) || a - b)
  const taken: Stretch[][] = Array.from({ length: most }, () => [])
  const lanes = Array.from({ length: stretches.length }, () => most - 1)
  for (const i of order) {
    const one = stretches[i]
    if (!one) continue
    const free = taken.findIndex((lane) => lane.every((other) => other.to + GAP <= one.from || one.to + GAP <= other.from))
    const lane = free < 0 ? most - 1 : free
    taken[lane]?.push(one)
    lanes[i] = lane
  }
  return lanes
}

function length(stretch: Stretch | undefined): number {
  return stretch ? stretch.to - stretch.from : 0
}

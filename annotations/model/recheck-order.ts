import { compareClaims } from './annotation-set'
import type { Recheck } from './recheck'

/** The order in which the claims stood in their text. */
export function compareRechecks(a: Recheck, b: Recheck): number {
  return compareClaims(a.was, b.was)
}

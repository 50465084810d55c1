/** With less of it left a claim is gone. */
const LEAST_LEFT = 0.5
/** Landing right: this much in common with where it truly is (intersection over union). */
const LEAST_OVERLAP = 0.8

/**
 * Where a claim truly is: the stretch from its first to its last character that is left. Null where half of it is gone; undefined, which is judged by nobody,
 * where it came apart.
 */
export function truthOf({ start, end }, place) {
  let first = -1
  let last = -1
  let kept = 0
  for (let offset = start; offset < end; offset++) {
    const there = place(offset)
    if (there < 0) continue
    kept++
    if (first < 0) first = there
    last = there + 1
  }
  if (kept < (end - start) * LEAST_LEFT) return null
  return last - first > (end - start) * 2 || last <= first ? undefined : { start: first, end: last }
}

/** Counts how claims landed. `found` is where each was placed, null for none. */
export function judge(claims, truths, found) {
  const count = { judged: 0, right: 0, wrong: 0, lost: 0, repeated: 0, repeatedRight: 0, gone: 0, goneLost: 0 }
  claims.forEach((claim, i) => {
    const truth = truths[i]
    const got = found[i]
    if (truth === undefined) return
    if (truth === null) {
      count.gone++
      if (!got) count.goneLost++
      return
    }
    count.judged++
    if (claim.repeated) count.repeated++
    if (!got) count.lost++
    else if (overlap(truth, got) >= LEAST_OVERLAP) {
      count.right++
      if (claim.repeated) count.repeatedRight++
    } else count.wrong++
  })
  return count
}

function overlap(a, b) {
  const shared = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
  return shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start))
}

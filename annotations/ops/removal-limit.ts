/** Fewer than this go one by one, by hand, before anybody would call it a batch. */
const LEAST = 5

/** Whether a batch that removes `count` of `of` claims must be confirmed: more than a fifth of them. */
export function isTooMuch(count: number, of: number): boolean {
  return count >= LEAST && count * 5 > of
}

import type { PageNode } from './page-node'

/** How many elements stand in each other below `root`, at most. Walks without recursion. */
export const pageDepth = (root: PageNode): number => {
  let depth = 0
  let deepest = 0
  let at: PageNode | null = root
  while (at !== null) {
    if (at.firstChild !== null) {
      at = at.firstChild
      deepest = Math.max(deepest, ++depth)
      continue
    }
    while (at !== null && at !== root && at.nextSibling === null) {
      at = at.parentNode
      depth--
    }
    if (at === null || at === root) break
    at = at.nextSibling
  }
  return deepest
}

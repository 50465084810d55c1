import { ELEMENT_NODE, type PageNode } from './page-node'

export interface PageExtent {
  /** How many nodes stand in each other below the root, at most. */
  readonly depth: number
  readonly elements: number
}

/** How large a page is below `root`. Walks without recursion. */
export const pageExtent = (root: PageNode): PageExtent => {
  let depth = 0
  let deepest = 0
  let elements = 0
  let at: PageNode | null = root
  while (at !== null) {
    if (at.firstChild !== null) {
      at = at.firstChild
      if (at.nodeType === ELEMENT_NODE) elements++
      deepest = Math.max(deepest, ++depth)
      continue
    }
    while (at !== null && at !== root && at.nextSibling === null) {
      at = at.parentNode
      depth--
    }
    if (at === null || at === root) break
    at = at.nextSibling
    if (at?.nodeType === ELEMENT_NODE) elements++
  }
  return { depth: deepest, elements }
}

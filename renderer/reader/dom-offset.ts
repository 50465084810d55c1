/** A place in the document, as Selection and Range use it. */
export interface DomPosition {
  readonly node: Node
  readonly offset: number
}

/** The block that a node stands in, or null for a node outside the text. */
export function blockElementOf(node: Node): HTMLElement | null {
  const element = node.nodeType === 1 ? (node as Element) : node.parentElement
  return element?.closest<HTMLElement>('[data-start]') ?? null
}

/**
 * The offset in the canonical text, in UTF-16 code units, of a place in the document; null outside every block. A place between two
 * blocks (the container and a child index, as Selection gives after a triple click) is the start of the block that follows it.
 * Exact because a block's text nodes joined are its slice of the text.
 */
export function offsetOf(position: DomPosition): number | null {
  const block = blockElementOf(position.node)
  if (!block) {
    const child = position.node.childNodes[position.offset]
    if (child && blockElementOf(child) === child) return startOf(child as HTMLElement)
    const before = position.node.childNodes[position.offset - 1]
    if (before && blockElementOf(before) === before) return startOf(before as HTMLElement) + (before.textContent ?? '').length
    return null
  }
  return startOf(block) + lengthBefore(block, position)
}

/**
 * The place of a text offset in a mounted block, in a text node where there is one. At an edge between two text nodes the one
 * that `side` names: a caret wants the node after, the end of a selection the node before.
 */
export function positionIn(block: HTMLElement, offset: number, side: 'before' | 'after'): DomPosition {
  let left = offset - startOf(block)
  const walker = block.ownerDocument.createTreeWalker(block, 4)
  let last: Text | null = null
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (left < node.length || (side === 'before' && left === node.length)) return { node, offset: Math.max(0, left) }
    left -= node.length
    last = node
  }
  return last ? { node: last, offset: last.length } : { node: block, offset: 0 }
}

/** A range over `start`..`end` of one block, clamped to it. */
export function rangeIn(block: HTMLElement, start: number, end: number): Range {
  const range = block.ownerDocument.createRange()
  const from = positionIn(block, start, 'after')
  const to = positionIn(block, end, 'before')
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  return range
}

function startOf(block: HTMLElement): number {
  return Number(block.dataset['start'])
}

function lengthBefore(block: HTMLElement, { node, offset }: DomPosition): number {
  const range = block.ownerDocument.createRange()
  range.setStart(block, 0)
  range.setEnd(node, offset)
  return range.toString().length
}

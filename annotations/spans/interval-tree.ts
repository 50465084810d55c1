import type { Span } from '../text/span'

/** What an interval index holds. One id may have several spans, as a discontinuous claim has. */
export interface IndexItem {
  readonly id: string
  readonly span: Span
}

/**
 * A persistent B+ tree in the order of `compareItems`. Each node knows the largest end below it, as in the interval trees of Cormen
 * et al., Introduction to Algorithms (14.3), so a search skips whatever ends before it begins.
 */
export type Node<T extends IndexItem> = Leaf<T> | Branch<T>

interface Leaf<T extends IndexItem> {
  readonly kind: 'leaf'
  readonly first: T
  readonly maxEnd: number
  readonly items: readonly T[]
}

interface Branch<T extends IndexItem> {
  readonly kind: 'branch'
  readonly first: T
  readonly maxEnd: number
  readonly nodes: readonly Node<T>[]
}

/** An edit copies one node of at most this many entries on each of log32(n) levels: four at 100,000 items. */
const FANOUT = 32
/** Nodes start out with room, so that the first insertion anywhere does not split. */
const FILL = 24

/** By start, longer first, then by id: an enclosing span comes before what it encloses. */
export function compareItems(a: IndexItem, b: IndexItem): number {
  return a.span.start - b.span.start || b.span.end - a.span.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** The tree of items that are sorted by `compareItems` and all different by it; null for none. */
export function buildTree<T extends IndexItem>(items: readonly T[]): Node<T> | null {
  let level: readonly Node<T>[] = chunks(items).flatMap((chunk) => leaf(chunk) ?? [])
  while (level.length > 1) level = chunks(level).flatMap((chunk) => branch(chunk) ?? [])
  return level[0] ?? null
}

/** The tree with the item in it, in place of one that compares equal. */
export function insertItem<T extends IndexItem>(root: Node<T> | null, item: T): Node<T> | null {
  if (root === null) return leaf([item])
  const nodes = insertInto(root, item)
  return nodes.length === 1 ? (nodes[0] ?? null) : branch(nodes)
}

/**
 * The tree without the item that compares equal to this one. Nodes that become small stay so: merging them would save little at
 * the size of an annotation set.
 */
export function removeItem<T extends IndexItem>(node: Node<T>, item: IndexItem): Node<T> | null {
  if (node.kind === 'leaf') return leaf(node.items.filter((there) => compareItems(there, item) !== 0))
  const at = childFor(node, item)
  const child = node.nodes[at]
  const rest = child ? removeItem(child, item) : null
  const nodes = rest ? node.nodes.with(at, rest) : node.nodes.toSpliced(at, 1)
  return nodes.length === 1 ? (nodes[0] ?? null) : branch(nodes)
}

export function findItem<T extends IndexItem>(node: Node<T>, item: IndexItem): T | null {
  if (node.kind === 'leaf') return node.items.find((there) => compareItems(there, item) === 0) ?? null
  const child = node.nodes[childFor(node, item)]
  return child ? findItem(child, item) : null
}

/** Adds to `found`, in order, all items that begin before `end` and end after `start`. Every leaf it looks into, but for one, has some. */
export function collectBetween<T extends IndexItem>(node: Node<T>, start: number, end: number, found: T[]): void {
  if (node.maxEnd <= start || node.first.span.start >= end) return
  if (node.kind === 'leaf') {
    for (const item of node.items) {
      if (item.span.start >= end) return
      if (item.span.end > start) found.push(item)
    }
    return
  }
  for (const child of node.nodes) {
    if (child.first.span.start >= end) return
    collectBetween(child, start, end, found)
  }
}

function insertInto<T extends IndexItem>(node: Node<T>, item: T): readonly Node<T>[] {
  if (node.kind === 'leaf') {
    const at = node.items.findIndex((there) => compareItems(there, item) >= 0)
    if (at === -1) return split([...node.items, item], leaf)
    const there = node.items[at]
    return split(node.items.toSpliced(at, there && compareItems(there, item) === 0 ? 1 : 0, item), leaf)
  }
  const at = childFor(node, item)
  const child = node.nodes[at]
  return split(node.nodes.toSpliced(at, 1, ...(child ? insertInto(child, item) : [])), branch)
}

/** Index of the last child that begins at or before the item; the first child where all begin after it. */
function childFor<T extends IndexItem>(node: Branch<T>, item: IndexItem): number {
  const after = node.nodes.findIndex((child) => compareItems(child.first, item) > 0)
  return after === -1 ? node.nodes.length - 1 : Math.max(0, after - 1)
}

function split<E, T extends IndexItem>(entries: readonly E[], make: (entries: readonly E[]) => Node<T> | null): readonly Node<T>[] {
  const half = entries.length >> 1
  const parts = entries.length <= FANOUT ? [entries] : [entries.slice(0, half), entries.slice(half)]
  return parts.flatMap((part) => make(part) ?? [])
}

function leaf<T extends IndexItem>(items: readonly T[]): Leaf<T> | null {
  const first = items[0]
  return first ? { kind: 'leaf', first, maxEnd: items.reduce((max, item) => Math.max(max, item.span.end), 0), items } : null
}

function branch<T extends IndexItem>(nodes: readonly Node<T>[]): Branch<T> | null {
  const first = nodes[0]?.first
  return first ? { kind: 'branch', first, maxEnd: nodes.reduce((max, node) => Math.max(max, node.maxEnd), 0), nodes } : null
}

function chunks<E>(entries: readonly E[]): readonly (readonly E[])[] {
  return Array.from({ length: Math.ceil(entries.length / FILL) }, (_, i) => entries.slice(i * FILL, (i + 1) * FILL))
}

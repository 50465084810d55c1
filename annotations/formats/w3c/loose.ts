/** JSON-LD lets one value stand where a list could, and says the same thing in several ways. These read it without complaint. */
export type Node = Readonly<Record<string, unknown>>

/** The objects among what stands there, one or many. */
export function nodes(value: unknown): readonly Node[] {
  return list(value).filter((item): item is Node => typeof item === 'object' && item !== null && !Array.isArray(item))
}

/** What stands there as a list; nothing is an empty one. */
export function list(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? (value as readonly unknown[]) : [value]
}

/** A string, or empty. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The address of what stands there: a string, or a node's `id`; empty where there is none. */
export function iri(value: unknown): string {
  if (typeof value === 'string') return value
  const [node] = nodes(value)
  return text(node?.['id'] ?? node?.['@id'])
}

export function hasType(node: Node, type: string): boolean {
  return list(node['type'] ?? node['@type']).includes(type)
}

/** A field of ours, checked where it is there. */
export function field<T>(node: Node, key: string, decoder: (value: unknown, where: string) => T, fallback: T, where: string): T {
  return Object.hasOwn(node, key) ? decoder(node[key], `${where}/${key}`) : fallback
}

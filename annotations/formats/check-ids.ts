import { broken } from './decode'
import type { DraftSet } from './draft'

/** Two claims or two links under one id cannot both be kept, and which is meant the file does not say. */
export function checkIds({ claims, links }: DraftSet): void {
  for (const [where, items] of Object.entries({ claims, links })) {
    const seen = new Set<string>()
    for (const { id } of items) {
      if (seen.has(id)) broken(`${where}/${id}`)
      seen.add(id)
    }
  }
}

import type { DraftAnchor } from '../draft'
import { hasType, type Node, nodes, text } from './loose'

/**
 * The span that a SpecificResource's selectors name together: they are alternatives for one segment (section 4.2), here the position
 * and the quote. Null where neither is there (a whole page, a part of an image).
 */
export function readSegment(resource: Node): DraftAnchor | null {
  const selectors = nodes(resource['selector']).flatMap((selector) => [selector, ...quotesWithin(selector)])
  const quote = selectors.find((selector) => hasType(selector, 'TextQuoteSelector') && typeof selector['exact'] === 'string')
  const position = nodes(resource['selector']).find((selector) => hasType(selector, 'TextPositionSelector'))
  const start = offset(position?.['start'])
  const end = offset(position?.['end'])
  const placed = start !== null && end !== null && start < end
  if (!quote && !placed) return null
  return {
    start: placed ? start : null,
    end: placed ? end : null,
    exact: quote ? text(quote['exact']) : null,
    prefix: text(quote?.['prefix']),
    suffix: text(quote?.['suffix']),
  }
}

/** Quotes that refine another selector (section 4.2.9). A position in the same place would count from there, which is not known here. */
function quotesWithin(selector: Node): readonly Node[] {
  return nodes(selector['refinedBy'])
}

function offset(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null
}

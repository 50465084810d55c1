import { hull, type Span } from '../../text/span'
import type { Draft } from './draft'

/**
 * Drafts in text order of their content's start, enclosing ones first, with the index of the attribution each stands in: a claim
 * nests where its content, source and cue all lie inside one part of another's content.
 */
export function nestDrafts(drafts: readonly Draft[]): { readonly drafts: readonly Draft[]; readonly nestedIn: readonly (number | null)[] } {
  const sorted = drafts
    .map((draft) => ({ draft, whole: hull([...draft.content, ...draft.source, ...draft.cue]), content: hull(draft.content) }))
    .sort(
      (a, b) =>
        (a.content?.start ?? 0) - (b.content?.start ?? 0) ||
        (b.content?.end ?? 0) - (a.content?.end ?? 0) ||
        width(b.whole) - width(a.whole),
    )
  const nestedIn: (number | null)[] = []
  const open: number[] = []
  sorted.forEach(({ whole, content }, index) => {
    const start = content?.start ?? 0
    while (open.length > 0 && (sorted[open.at(-1) ?? 0]?.content?.end ?? 0) <= start) open.pop()
    let parent: number | null = null
    for (let k = open.length - 1; k >= 0 && k > open.length - 9; k--) {
      const candidate = open[k]
      if (
        candidate !== undefined &&
        whole &&
        sorted[candidate]?.draft.content.some((part) => part.start <= whole.start && whole.end <= part.end)
      ) {
        parent = candidate
        break
      }
    }
    nestedIn.push(parent)
    open.push(index)
  })
  return { drafts: sorted.map(({ draft }) => draft), nestedIn }
}

function width(span: Span | null): number {
  return span ? span.end - span.start : 0
}

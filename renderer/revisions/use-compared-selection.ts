import { type RefObject, useEffect } from 'react'
import { isSpanWithin } from '#annotations/text/span'
import type { ArticleSession } from '../state/article-store'
import type { Comparison } from '../state/comparison'

/** Takes a selection made with the mouse in the new text for one in the article, so that a claim can be placed on it. */
export function useComparedSelection(
  session: ArticleSession,
  frame: RefObject<HTMLElement | null>,
  { after }: Comparison,
  isOpenText: boolean,
): void {
  useEffect(() => {
    if (!isOpenText) return undefined
    const onSelect = (): void => {
      const selection = document.getSelection()
      const inside = selection && !selection.isCollapsed && frame.current?.contains(selection.anchorNode)
      const ends = inside
        ? [offsetOf(selection.anchorNode, selection.anchorOffset), offsetOf(selection.focusNode, selection.focusOffset)]
        : []
      const [a, b] = ends
      const span = a !== undefined && b !== undefined && a !== null && b !== null ? { start: Math.min(a, b), end: Math.max(a, b) } : null
      session.store.setState({ textSelection: span && isSpanWithin(span, after.length) ? span : null })
    }
    document.addEventListener('selectionchange', onSelect)
    return () => {
      document.removeEventListener('selectionchange', onSelect)
      session.store.setState({ textSelection: null })
    }
  }, [session, frame, after, isOpenText])
}

/** UTF-16 code units of the new text; null outside it. */
function offsetOf(node: Node | null, offset: number): number | null {
  const piece = (node?.nodeType === 3 ? node.parentElement : node instanceof HTMLElement ? node : null)?.closest<HTMLElement>(
    '[data-side="after"]',
  )
  return piece ? Number(piece.dataset['at']) + (node?.nodeType === 3 ? offset : 0) : null
}

import { sliceSpans, type Spans } from '#annotations/text/span'
import { inStoredOrder } from './stored-order'

/** Words of the article, kept apart from the words around them so that mixed directions do not mix. */
export function Quote({ text, spans, className = 'quote' }: { readonly text: string; readonly spans: Spans; readonly className?: string }) {
  return (
    <q className={className} dir="auto">
      <bdi>{inStoredOrder(sliceSpans(text, spans))}</bdi>
    </q>
  )
}

import { sliceSpans, type Spans } from '#annotations/text/span'

/** Words of the article, kept apart from the words around them so that mixed directions do not mix. */
export function Quote({ text, spans, className = 'quote' }: { readonly text: string; readonly spans: Spans; readonly className?: string }) {
  return (
    <q className={className} dir="auto">
      <bdi>{sliceSpans(text, spans)}</bdi>
    </q>
  )
}

import { createTextAnnotator } from '@recogito/text-annotator'
import { pageScroller, start, wholeText } from './harness'

let annotator = null
let whole = ''
// `?renderer=` in the address: the library's own default (SPANS), or the browser's highlight registry.
const renderer = new URLSearchParams(location.search).get('renderer') ?? 'SPANS'

const annotation = ({ id, start, end, tag }) => ({
  id,
  bodies: [{ id: `${id}-tag`, annotation: id, purpose: 'tagging', value: tag }],
  target: { annotation: id, selector: [{ quote: whole.slice(start, end), start, end }] },
})

start({
  open(root, { text, marks }) {
    whole = text
    wholeText(root, text)
    annotator = createTextAnnotator(root, { renderer, annotatingEnabled: false })
    annotator.setAnnotations(marks.map(annotation), false)
  },
  add: (mark) => annotator.addAnnotation(annotation(mark)),
  shown: (id) =>
    renderer === 'SPANS' ? document.querySelector(`.r6o-annotation[data-annotation="${id}"]`) !== null : CSS.highlights.has(`_${id}`),
  scroller: pageScroller,
})

import Mark from 'mark.js'
import { pageScroller, start, wholeText } from './harness'

let marker = null
const ranges = (marks) => marks.map(({ id, start, end, tag }) => ({ start, length: end - start, id, tag }))
const options = {
  each(element, range) {
    element.className = range.tag
    element.dataset.id = range.id
  },
}

start({
  open(root, { text, marks }) {
    wholeText(root, text)
    marker = new Mark(root)
    marker.markRanges(ranges(marks), options)
  },
  add: (mark) => marker.markRanges(ranges([mark]), options),
  shown: (id) => document.querySelector(`[data-id="${id}"]`) !== null,
  scroller: pageScroller,
})

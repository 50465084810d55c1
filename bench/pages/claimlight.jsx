// The product's own component, as the product mounts it.
import { useLayoutEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { MarkIndex } from '../../renderer/reader/mark-index'
import { Reader } from '../../renderer/reader/reader'
import { start } from './harness'

const nothing = () => {}
const LABELS = { article: 'Article text' }
const NO_HITS = []
const toMark = ({ id, start, end, tag }) => ({ id, look: tag, spans: [{ start, end }] })
let add = nothing

function App({ text, marks }) {
  const [index, setIndex] = useState(() => MarkIndex.from(marks.map(toMark)))
  useLayoutEffect(() => {
    add = (mark) => setIndex((before) => before.with(toMark(mark)))
  }, [])
  return (
    <Reader
      text={text}
      language="en"
      index={index}
      selectedId={null}
      selectedParts={null}
      findHits={NO_HITS}
      currentHit={-1}
      caretMode={false}
      labels={LABELS}
      initialPosition={null}
      onSelectMark={nothing}
      onTextSelection={nothing}
      onMoveBoundary={nothing}
      onScroll={nothing}
    />
  )
}

start({
  open(root, { text, marks }) {
    root.className = 'whole-window'
    createRoot(root).render(<App text={text} marks={marks} />)
  },
  add: (mark) => add(mark),
  shown: (id) => document.querySelector(`mark[data-ids~="${id}"]`) !== null,
  scroller: () => document.querySelector('.reader-scroller'),
})

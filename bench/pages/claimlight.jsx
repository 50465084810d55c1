// The product's own component, as the product mounts it.
import { useLayoutEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { MarkIndex } from '../../renderer/reader/mark-index'
import { Reader } from '../../renderer/reader/reader'
import { start } from './harness'

const nothing = () => {}
const LABELS = { article: 'Article text', conflicts: 'Conflicts', conflict: () => 'The other side' }
// None, as the peers have none; asked for every mark in view all the same.
const NONE = []
const CONFLICTS = { of: () => NONE }
const NO_HITS = []
const toMark = ({ id, start, end, tag }) => ({ id, look: tag, spans: [{ start, end }] })
let open = nothing
let add = nothing

/** As in the product: the window stands, an article is chosen in it. */
function App() {
  const [article, setArticle] = useState(null)
  useLayoutEffect(() => {
    open = ({ text, marks }) => setArticle({ text, index: MarkIndex.from(marks.map(toMark)) })
    add = (mark) => setArticle(({ text, index }) => ({ text, index: index.with(toMark(mark)) }))
  }, [])
  if (!article) return null
  return (
    <Reader
      text={article.text}
      title=""
      language="en"
      index={article.index}
      conflicts={CONFLICTS}
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
      onOtherSide={nothing}
      onScroll={nothing}
    />
  )
}

const root = document.getElementById('root')
root.className = 'whole-window'
createRoot(root).render(<App />)

start({
  open: (_, data) => open(data),
  add: (mark) => add(mark),
  shown: (id) => document.querySelector(`mark[data-ids~="${id}"]`) !== null,
  scroller: () => document.querySelector('.reader-scroller'),
})

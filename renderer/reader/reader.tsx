import { type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import type { ReaderHandle } from './reader-handle'
import type { ReaderEvents, ReaderModel, ReaderPosition } from './reader-model'
import { ReaderView } from './reader-view'
import './reader.css'
import './reader-overlay.css'
import './reader-lanes.css'

export interface ReaderProps extends ReaderModel, ReaderEvents {
  /** Where the text is opened; read once for each text. Null opens it at the top. */
  readonly initialPosition: ReaderPosition | null
  readonly ref?: Ref<ReaderHandle>
}

/**
 * The article with its marks. React owns the frame; the text inside is a `ReaderView`, which draws into the document itself: a text of
 * 1 MB has 10,000 marks, and a key press must be on the screen within a frame. Another `text` opens another view.
 */
export function Reader({ ref, ...props }: ReaderProps) {
  const root = useRef<HTMLDivElement>(null)
  const view = useRef<ReaderView | null>(null)
  const latest = useRef<Omit<ReaderProps, 'ref'> | null>(null)

  // Before the browser paints, so that a tag is shown in the frame of its key.
  useLayoutEffect(() => {
    const before = latest.current
    latest.current = props
    if (view.current && before?.text === props.text) {
      view.current.update(props)
    } else if (root.current) {
      view.current?.destroy()
      view.current = new ReaderView(root.current, props, eventsOf(latest), props.initialPosition)
    }
  })

  useLayoutEffect(
    () => () => {
      view.current?.destroy()
      view.current = null
    },
    [],
  )

  useImperativeHandle(
    ref,
    (): ReaderHandle => ({
      scrollToOffset: (offset, how) => view.current?.scrollToOffset(offset, how),
      focus: () => view.current?.focus(),
      position: () => view.current?.position() ?? { topOffset: 0, topPixels: 0 },
      showPosition: (position) => view.current?.showPosition(position),
      clearSelection: () => view.current?.clearSelection(),
    }),
    [],
  )

  return <div ref={root} className="reader" />
}

/** The view outlives a render; its events go to the handlers of the latest one. */
function eventsOf(latest: { readonly current: ReaderEvents | null }): ReaderEvents {
  return {
    onSelectMark: (id) => latest.current?.onSelectMark(id),
    onTextSelection: (span) => latest.current?.onTextSelection(span),
    onMoveBoundary: (id, part, spans) => latest.current?.onMoveBoundary(id, part, spans),
    onOtherSide: (id) => latest.current?.onOtherSide(id),
    onScroll: (position) => latest.current?.onScroll(position),
  }
}

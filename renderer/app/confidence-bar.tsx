import { useEffect, useMemo, useRef, useState } from 'react'
import { message } from '#shared/messages/message'
import type { ArticleSession } from '../state/article-store'
import { useArticle, useController } from './controller-context'

const STEP = 5
/** Showing this many suggestions or fewer takes no longer than a frame: the text follows the slider. More wait until it rests. */
const MOST_AT_ONCE = 1500
const REST_MS = 120

/**
 * How sure suggestions must be to be shown: from everything that was found to the few that are hardly ever wrong. The count is of the whole
 * article and does not change with decisions, so that a key costs nothing here.
 */
export function ConfidenceBar({ session }: { readonly session: ArticleSession }) {
  const controller = useController()
  const detection = useArticle(session, (state) => state.detection)
  const applied = useArticle(session, (state) => state.items.leastConfidence)
  const [moving, setMoving] = useState<number | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const least = moving ?? applied
  const sorted = useMemo(() => Float64Array.from(detection?.suggestions ?? [], ({ confidence }) => confidence).sort(), [detection])
  const all = sorted.length
  if (all === 0) return null
  const shown = all - countBelow(sorted, least)
  const move = (wanted: number): void => {
    clearTimeout(timer.current)
    if (all <= MOST_AT_ONCE) return controller.setLeastConfidence(wanted)
    setMoving(wanted)
    timer.current = setTimeout(() => {
      setMoving(null)
      controller.setLeastConfidence(wanted)
    }, REST_MS)
  }
  const percent = Math.round(least * 100)
  return (
    <div className="confidence-bar">
      <label className="confidence-name" htmlFor="least-confidence">
        {message('confidence.label')}
      </label>
      <output className="confidence-count" htmlFor="least-confidence" aria-live="off">
        {message('confidence.count', { shown, all })}
      </output>
      <span className="confidence-end" aria-hidden>
        {message('confidence.more')}
      </span>
      <input
        id="least-confidence"
        type="range"
        min={0}
        max={100}
        step={STEP}
        value={percent}
        aria-valuetext={message('confidence.value', { percent, shown, all })}
        onChange={(event) => move(Number(event.target.value) / 100)}
      />
      <span className="confidence-end" aria-hidden>
        {message('confidence.surer')}
      </span>
    </div>
  )
}

function countBelow(sorted: Float64Array, least: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) < least) low = middle + 1
    else high = middle
  }
  return low
}

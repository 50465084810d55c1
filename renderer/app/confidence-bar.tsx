import { useMemo } from 'react'
import { message } from '#shared/messages/message'
import type { ArticleSession } from '../state/article-store'
import { useArticle, useController } from './controller-context'

const STEP = 5

/**
 * How sure suggestions must be to be shown: from everything that was found to the few that are hardly ever wrong. The count is of the whole
 * article and does not change with decisions, so that a key costs nothing here.
 */
export function ConfidenceBar({ session }: { readonly session: ArticleSession }) {
  const controller = useController()
  const detection = useArticle(session, (state) => state.detection)
  const least = useArticle(session, (state) => state.items.leastConfidence)
  const sorted = useMemo(() => Float64Array.from(detection?.suggestions ?? [], ({ confidence }) => confidence).sort(), [detection])
  const all = sorted.length
  if (all === 0) return null
  const shown = all - countBelow(sorted, least)
  const percent = Math.round(least * 100)
  return (
    <div className="confidence-bar">
      <label className="confidence-name" htmlFor="least-confidence">
        {message('confidence.label')}
      </label>
      <output className="confidence-count" htmlFor="least-confidence">
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
        onChange={(event) => controller.setLeastConfidence(Number(event.target.value) / 100)}
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

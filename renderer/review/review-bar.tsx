import { ChartNoAxesColumn, FileChartColumn, Columns2, FileText, Maximize2, Minimize2, Printer } from 'lucide-react'
import { message } from '#shared/messages/message'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useApp, useController, useReview } from '../app/controller-context'
import type { ReviewSession } from '../state/review-store'
import { IconButton } from '../ui/icon-button'
import { shortcutOf } from '../ui/shortcut'

/** Over the text: whose lanes these are, how much is settled, and how it is looked at. */
export function ReviewBar({ review }: { readonly review: ReviewSession }) {
  const controller = useController()
  const lanes = useReview(review, (state) => state.lanes)
  const settled = useReview(review, (state) => state.settled)
  const all = useReview(review, (state) => state.order.length)
  const isPair = useReview(review, (state) => state.pair !== null)
  const isFigures = useApp((state) => state.figures)
  const isFull = useApp((state) => state.fullReview)
  return (
    <div className="review-bar">
      <ul className="review-analysts" aria-label={message('review.analysts')}>
        {lanes.map(({ label, name }) => (
          <li key={name}>
            <span className="lane-number" aria-hidden>
              {label}
            </span>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      <div className="review-progress">
        <progress value={settled} max={Math.max(1, all)} aria-label={message('review.progress', { settled, all })} />
        <span>{message('review.progress', { settled, all })}</span>
      </div>
      <div className="toolbar">
        <IconButton
          icon={FileText}
          label={message('command.review.slips')}
          shortcut={shortcutOf('review.slips') ?? ''}
          onClick={() => COMMAND_ACTIONS['review.slips'](controller)}
        />
        <IconButton
          icon={FileChartColumn}
          label={message('command.review.report')}
          shortcut={shortcutOf('review.report') ?? ''}
          onClick={() => COMMAND_ACTIONS['review.report'](controller)}
        />
        <IconButton
          icon={Printer}
          label={message('command.review.report-pdf')}
          shortcut={shortcutOf('review.report-pdf') ?? ''}
          onClick={() => COMMAND_ACTIONS['review.report-pdf'](controller)}
        />
        <IconButton
          icon={ChartNoAxesColumn}
          label={message('command.review.figures')}
          shortcut={shortcutOf('review.figures') ?? ''}
          aria-pressed={isFigures}
          onClick={() => COMMAND_ACTIONS['review.figures'](controller)}
        />
        <IconButton
          icon={Columns2}
          label={message('command.review.side-by-side')}
          shortcut={shortcutOf('review.side-by-side') ?? ''}
          aria-pressed={isPair}
          onClick={() => COMMAND_ACTIONS['review.side-by-side'](controller)}
        />
        <IconButton
          icon={isFull ? Minimize2 : Maximize2}
          label={message('command.review.full')}
          shortcut={shortcutOf('review.full') ?? ''}
          aria-pressed={isFull}
          onClick={() => COMMAND_ACTIONS['review.full'](controller)}
        />
      </div>
    </div>
  )
}

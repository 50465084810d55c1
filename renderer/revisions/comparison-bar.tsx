import { X } from 'lucide-react'
import { message } from '#shared/messages/message'
import { useController } from '../app/controller-context'
import { closeComparison } from '../app/revision-actions'
import { Shortcut } from '../ui/shortcut'

interface ComparisonBarProps {
  readonly from: number
  readonly to: number
  readonly isInline: boolean
  /** In a narrow window there is no room for two texts. */
  readonly canChoose: boolean
  readonly changesOnly: boolean
  readonly onInline: (inline: boolean) => void
  readonly onChangesOnly: (changesOnly: boolean) => void
}

/** Which revisions are compared, how they are shown, and the way back. */
export function ComparisonBar({ from, to, isInline, canChoose, changesOnly, onInline, onChangesOnly }: ComparisonBarProps) {
  const controller = useController()
  return (
    <div className="comparison-bar">
      <h2 className="comparison-title">{message('compare.title', { from, to })}</h2>
      {canChoose && (
        <div className="segmented" role="group" aria-label={message('compare.how')}>
          {[false, true].map((inline) => (
            <button key={String(inline)} type="button" aria-pressed={inline === isInline} onClick={() => onInline(inline)}>
              {message(inline ? 'compare.inline' : 'compare.side-by-side')}
            </button>
          ))}
        </div>
      )}
      <label className="check">
        <input type="checkbox" checked={changesOnly} onChange={(event) => onChangesOnly(event.target.checked)} />
        {message('compare.changes-only')}
      </label>
      <button type="button" className="button button-small" onClick={() => closeComparison(controller)}>
        <X size={16} aria-hidden /> {message('compare.close')} <Shortcut command="revision.compare" />
      </button>
    </div>
  )
}

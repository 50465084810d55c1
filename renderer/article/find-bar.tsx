import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { message } from '#shared/messages/message'
import { useApp, useController } from '../app/controller-context'
import { IconButton } from '../ui/icon-button'

interface FindBarProps {
  readonly hits: number
  /** Index of the hit shown, or -1. */
  readonly current: number
  readonly onClose: () => void
}

/** Finds words in the article: Enter goes on, Shift+Enter back, Escape closes. */
export function FindBar({ hits, current, onClose }: FindBarProps) {
  const { app } = useController()
  const query = useApp((state) => state.find?.query ?? '')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  const go = (step: number): void => {
    if (hits > 0) app.setState({ find: { query, current: (current + step + hits) % hits } })
  }
  return (
    <search className="find-bar">
      <input
        ref={field}
        className="text-field"
        type="text"
        aria-label={message('command.edit.find')}
        value={query}
        onChange={(event) => app.setState({ find: { query: event.target.value, current: null } })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go(event.shiftKey ? -1 : 1)
          else if (event.key === 'Escape') onClose()
        }}
      />
      <output className="find-count" aria-live="polite">
        {query === '' ? '' : hits === 0 ? message('find.none') : message('find.count', { at: current + 1, of: hits })}
      </output>
      <IconButton icon={ChevronUp} label={message('find.previous')} disabled={hits === 0} onClick={() => go(-1)} />
      <IconButton icon={ChevronDown} label={message('find.next')} disabled={hits === 0} onClick={() => go(1)} />
      <IconButton icon={X} label={message('ui.close')} onClick={onClose} />
    </search>
  )
}

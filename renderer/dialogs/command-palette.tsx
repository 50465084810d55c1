import { useId, useMemo, useState } from 'react'
import { COMMANDS, type CommandId } from '#shared/commands'
import { message } from '#shared/messages/message'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { isAvailable } from '../app/command-availability'
import { useController } from '../app/controller-context'
import { Dialog } from '../ui/dialog'
import { Shortcut } from '../ui/shortcut'

/** Every command by its words: type, go up and down, Enter. A combobox as the ARIA practices describe it (list autocomplete). */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const controller = useController()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const listId = useId()
  const found = useMemo(() => {
    const words = query.toLocaleLowerCase().split(/\s+/)
    return COMMANDS.filter(({ id, needs }) => {
      const label = message(`command.${id}`).toLocaleLowerCase()
      return id !== 'view.palette' && isAvailable(needs, controller) && words.every((word) => label.includes(word))
    })
  }, [query, controller])
  const chosen = found[Math.min(at, found.length - 1)]
  const run = (id: CommandId): void => {
    onClose()
    // After the dialog has given the focus back, so that a command may take it.
    requestAnimationFrame(() => COMMAND_ACTIONS[id](controller))
  }
  return (
    <Dialog title={message('command.view.palette')} onClose={onClose}>
      <input
        className="text-field palette-field"
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={chosen && `${listId}-${chosen.id}`}
        aria-label={message('palette.search')}
        placeholder={message('palette.search')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            const step = event.key === 'ArrowDown' ? 1 : -1
            setAt((now) => (Math.min(now, found.length - 1) + step + found.length) % Math.max(1, found.length))
          } else if (event.key === 'Enter' && chosen) {
            event.preventDefault()
            run(chosen.id)
          }
        }}
      />
      <div id={listId} className="palette-list" role="listbox" aria-label={message('command.view.palette')}>
        {found.map(({ id }) => (
          // The keyboard reaches options through the combobox, which keeps the focus.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={id}
            id={`${listId}-${id}`}
            role="option"
            aria-selected={id === chosen?.id}
            className="palette-option"
            ref={(element) => {
              if (element && id === chosen?.id) element.scrollIntoView({ block: 'nearest' })
            }}
            onClick={() => run(id)}
          >
            <span>{message(`command.${id}`)}</span>
            <Shortcut command={id} />
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="quiet">{message('palette.none')}</p>}
    </Dialog>
  )
}

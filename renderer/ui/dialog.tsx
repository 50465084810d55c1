import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { message } from '#shared/messages/message'
import { pathOf, wayBack } from './way-back'

interface DialogProps {
  readonly title: string
  /** One sentence under the title. */
  readonly description?: string
  readonly wide?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A modal dialog: focus goes in, stays in, and comes back; Escape and a click beside it close it. */
export function Dialog({ title, description, wide = false, onClose, children }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null)
  const [path] = useState(() => pathOf(document.activeElement))
  // What a person came for, not the button that leads away.
  const first = (): HTMLElement | null => popup.current?.querySelector('input:not(:disabled), textarea, select, .button-primary') ?? null
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="dialog-backdrop" />
        <Base.Popup
          ref={popup}
          initialFocus={() => first() ?? true}
          finalFocus={() => wayBack(path) ?? true}
          className={wide ? 'dialog dialog-wide' : 'dialog'}
        >
          <header className="dialog-header">
            <Base.Title className="dialog-title">{title}</Base.Title>
            <Base.Close className="icon-button" aria-label={message('ui.close')}>
              <X size={18} aria-hidden />
            </Base.Close>
          </header>
          {description !== undefined && <Base.Description className="dialog-description">{description}</Base.Description>}
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

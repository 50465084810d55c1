import { X } from 'lucide-react'
import { message } from '#shared/messages/message'
import { IconButton } from '../ui/icon-button'
import { BusyNotice } from './busy-notice'
import { useApp, useController } from './controller-context'

/** Short words that go by themselves; failures stay until they are dismissed. */
export function Toasts() {
  const toasts = useApp((state) => state.toasts)
  const busy = useApp((state) => state.busy)
  const { app } = useController()
  const dismiss = (id: number): void => app.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))
  return (
    <section className="toasts" aria-label={message('ui.notices')}>
      {busy && <BusyNotice busy={busy} />}
      {toasts.map(({ id, text, detail, lasting }) => (
        <div key={id} className={lasting ? 'toast toast-failure' : 'toast'} role={lasting ? 'alert' : 'status'}>
          <div>
            <p className="toast-text">{text}</p>
            {detail !== '' && <p className="toast-detail">{detail}</p>}
          </div>
          <IconButton icon={X} label={message('ui.dismiss')} onClick={() => dismiss(id)} />
        </div>
      ))}
    </section>
  )
}

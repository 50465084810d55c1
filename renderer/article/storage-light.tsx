import { HardDrive } from 'lucide-react'
import { message } from '#shared/messages/message'
import { COMMAND_ACTIONS } from '../app/command-actions'
import { useApp, useController } from '../app/controller-context'

/** Whether the library is in order on disk, in a word; opens the screen that says more. */
export function StorageLight() {
  const controller = useController()
  const info = useApp((state) => state.info)
  const isDamaged = info.notices.some(({ code }) => code === 'library-damaged' || code === 'library-newer')
  const state = info.readOnly ? 'read-only' : isDamaged ? 'trouble' : 'ok'
  const label = message('storage.light', { state: message(`storage.light.${state}`) })
  return (
    <button
      type="button"
      className="icon-button storage-light"
      data-storage={state}
      aria-label={label}
      title={label}
      onClick={() => COMMAND_ACTIONS['storage.open'](controller)}
    >
      <HardDrive size={18} aria-hidden />
      <span className="storage-dot" aria-hidden />
    </button>
  )
}

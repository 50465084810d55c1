import { useEffect, useState } from 'react'
import type { BackupInfo } from '#shared/contract/storage-methods'
import type { Result } from '#shared/contract/methods'
import { message } from '#shared/messages/message'
import { useApp, useController } from '../app/controller-context'
import { useAnalystName } from '../state/analyst-name'
import { Dialog } from '../ui/dialog'
import { inStoredOrder } from '../ui/stored-order'
import { whenWords } from './storage-words'

interface RestoreViewProps {
  readonly backup: BackupInfo
  readonly onBack: () => void
  readonly onDone: (text: string) => Promise<void>
  readonly onClose: () => void
}

/** What going back to one backup would change, before it is done. */
export function RestoreView({ backup, onBack, onDone, onClose }: RestoreViewProps) {
  const nameOf = useAnalystName()
  const controller = useController()
  const readOnly = useApp((state) => state.info.readOnly)
  const [plan, setPlan] = useState<Result<'storage.plan-restore'> | null>(null)
  const [isConfirmed, setConfirmed] = useState(false)
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    void controller.call('storage.plan-restore', { name: backup.name }).then((found) => {
      if (found) setPlan(found)
      else onBack()
      return null
    })
    // Once for each backup: comparing reads all of it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [controller, backup.name])
  const restore = async (): Promise<void> => {
    setBusy(true)
    const restored = await controller.call('storage.restore', { name: backup.name, confirmed: isConfirmed })
    setBusy(false)
    if (!restored) return
    await onDone(message('storage.restored', { name: whenWords(restored.before.at) }))
    onBack()
  }
  const isSame = plan?.changes.length === 0
  const canRestore = plan !== null && !isSame && readOnly === null && !isBusy && (!plan.confirm || isConfirmed)
  return (
    <Dialog
      title={message('storage.restore-title', { when: whenWords(backup.at) })}
      description={message('storage.restore-safe')}
      wide
      onClose={onClose}
    >
      <p role="status" className="storage-status">
        {plan === null ? message('storage.checking-restore') : isSame ? message('storage.restore-none') : ''}
      </p>
      {plan !== null && !isSame && (
        <table className="rules storage-table">
          <thead>
            <tr>
              <th scope="col">{message('storage.change.article')}</th>
              <th scope="col" className="storage-words">
                {message('storage.change.analyst')}
              </th>
              <th scope="col">{message('storage.change.come')}</th>
              <th scope="col">{message('storage.change.gone')}</th>
              <th scope="col">{message('storage.change.altered')}</th>
            </tr>
          </thead>
          <tbody>
            {plan.changes.map(({ articleId, title, analyst, set, come, gone, altered }) => (
              <tr key={`${articleId} ${set} ${analyst}`}>
                <th scope="row">
                  <bdi>{inStoredOrder(title)}</bdi>
                </th>
                <td className="storage-words">
                  <bdi>{inStoredOrder(nameOf(analyst))}</bdi>
                </td>
                <td>{come}</td>
                <td>{gone}</td>
                <td>{altered}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {plan?.confirm && (
        <label className="storage-confirm">
          <input type="checkbox" checked={isConfirmed} onChange={(event) => setConfirmed(event.target.checked)} />
          {message('storage.restore-confirm', { gone: plan.gone, of: plan.of })}
        </label>
      )}
      <div className="storage-buttons">
        <button type="button" className="button button-primary" disabled={!canRestore} onClick={() => void restore()}>
          {message('storage.restore-go')}
        </button>
        <button type="button" className="button" onClick={onBack}>
          {message('storage.back')}
        </button>
      </div>
    </Dialog>
  )
}

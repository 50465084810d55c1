import { useCallback, useEffect, useState } from 'react'
import type { BackupInfo, TroubleInfo } from '#shared/contract/storage-methods'
import type { Result } from '#shared/contract/methods'
import { failureWords, message } from '#shared/messages/message'
import { useApp, useController } from '../app/controller-context'
import { Dialog } from '../ui/dialog'
import { BackupTable } from './backup-table'
import { CopyList } from './copy-list'
import { reopen } from './reopen'
import { RestoreView } from './restore-view'
import { saveCopy } from './save-copy'
import { TroubleList } from './trouble-list'

type Backups = Result<'storage.backups'>
type Copies = Result<'storage.copies'>

/** The state of the library on disk: whether it can be written, what is damaged, backups, copies that a sync tool left. */
export function StorageDialog() {
  const controller = useController()
  const onClose = useCallback(() => controller.show(null), [controller])
  const info = useApp((state) => state.info)
  const [backups, setBackups] = useState<Backups | null>(null)
  const [troubles, setTroubles] = useState<readonly TroubleInfo[] | null>(null)
  const [copies, setCopies] = useState<Copies>({ copies: [], unreadable: [] })
  const [isChecking, setChecking] = useState(false)
  const [restoring, setRestoring] = useState<BackupInfo | null>(null)

  const load = useCallback(async () => {
    setBackups(await controller.call('storage.backups', {}))
    setCopies((await controller.call('storage.copies', {})) ?? { copies: [], unreadable: [] })
  }, [controller])
  const check = useCallback(async () => {
    setChecking(true)
    const found = await controller.call('storage.diagnose', {})
    setChecking(false)
    if (found) setTroubles(found.troubles)
    if (found?.troubles.length === 0) controller.announce(message('storage.well'))
  }, [controller])
  const isDamaged = info.notices.some(({ code }) => code === 'library-damaged') || info.readOnly?.code === 'library-damaged'
  useEffect(() => {
    const begin = async (): Promise<void> => {
      await load()
      if (isDamaged) await check()
    }
    void begin()
  }, [load, check, isDamaged])

  const done = async (text: string): Promise<void> => {
    controller.toast(text)
    await reopen(controller)
    await load()
    if (troubles) await check()
  }
  const backUp = async (): Promise<void> => {
    if (await controller.call('storage.back-up', {})) await done(message('storage.backed-up'))
  }
  const takeOver = async (): Promise<void> => {
    if (await controller.call('storage.take-over', {})) await done(message('storage.taken-over'))
  }

  if (restoring) return <RestoreView backup={restoring} onBack={() => setRestoring(null)} onDone={done} onClose={onClose} />
  const reason = info.readOnly && failureWords(info.readOnly)
  return (
    <Dialog
      title={message('storage.title')}
      description={message('storage.description', { path: info.libraryPath })}
      wide
      onClose={onClose}
    >
      <section className="storage-section" aria-labelledby="storage-state">
        <h3 id="storage-state">{message('storage.state')}</h3>
        <p>{reason ? `${reason.what} ${reason.safe} ${reason.advice}` : message('storage.writable')}</p>
        {info.readOnly?.code === 'library-locked' && <p className="storage-note">{message('storage.take-over-warning')}</p>}
        <p role="status" className="storage-status">
          {isChecking
            ? message('storage.checking')
            : troubles === null
              ? message('storage.not-checked')
              : troubles.length === 0
                ? message('storage.well')
                : ''}
        </p>
        <div className="storage-buttons">
          <button type="button" className="button button-primary" disabled={isChecking} onClick={() => void check()}>
            {message('storage.check')}
          </button>
          <button type="button" className="button" onClick={() => void saveCopy(controller)}>
            {message('storage.copy')}
          </button>
          {info.readOnly?.code === 'library-locked' && (
            <button type="button" className="button" onClick={() => void takeOver()}>
              {message('storage.take-over')}
            </button>
          )}
        </div>
      </section>
      {troubles !== null && troubles.length > 0 && (
        <TroubleList troubles={troubles} newest={backups?.backups[0] ?? null} onRestore={setRestoring} onLeave={onClose} onDone={done} />
      )}
      {copies.copies.length + copies.unreadable.length > 0 && <CopyList {...copies} onDone={done} />}
      <section className="storage-section" aria-labelledby="storage-backups">
        <h3 id="storage-backups">{message('storage.backups')}</h3>
        {backups?.failure && (
          <p className="storage-note" role="alert">
            {message('storage.backup-failed', { what: failureWords(backups.failure).what })}
          </p>
        )}
        <button type="button" className="button" disabled={info.readOnly !== null} onClick={() => void backUp()}>
          {message('storage.back-up')}
        </button>
        {backups && <BackupTable backups={backups.backups} onChoose={setRestoring} />}
      </section>
    </Dialog>
  )
}

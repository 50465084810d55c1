import type { BackupInfo, TroubleInfo } from '#shared/contract/storage-methods'
import { lostWords } from '#shared/messages/lost-words'
import { failureWords, message } from '#shared/messages/message'
import { useController } from '../app/controller-context'
import { inStoredOrder } from '../ui/stored-order'

interface TroubleListProps {
  readonly troubles: readonly TroubleInfo[]
  /** The newest backup, or null where there is none. */
  readonly newest: BackupInfo | null
  readonly onRestore: (backup: BackupInfo) => void
  readonly onLeave: () => void
  readonly onDone: (text: string) => Promise<void>
}

/** What could not be read, what keeping the rest would lose, and the three ways on. */
export function TroubleList({ troubles, newest, onRestore, onLeave, onDone }: TroubleListProps) {
  return (
    <section className="storage-section" aria-labelledby="storage-problems">
      <h3 id="storage-problems">{message('storage.problems')}</h3>
      {troubles.map((trouble) => (
        <Trouble
          key={trouble.problems[0]?.file}
          trouble={trouble}
          newest={newest}
          onRestore={onRestore}
          onLeave={onLeave}
          onDone={onDone}
        />
      ))}
    </section>
  )
}

function Trouble({ trouble, newest, onRestore, onLeave, onDone }: Omit<TroubleListProps, 'troubles'> & { readonly trouble: TroubleInfo }) {
  const controller = useController()
  const { target, title, problems, canKeep, lost, newer } = trouble
  const keep = async (): Promise<void> => {
    const kept = target && (await controller.call('storage.keep', { target }))
    if (kept) await onDone(message('storage.kept', { folder: kept.quarantine }))
  }
  return (
    <article className="storage-trouble">
      {title !== '' && (
        <h4>
          <bdi>{inStoredOrder(title)}</bdi>
        </h4>
      )}
      <ul>
        {problems.map(({ file, failure }) => (
          <li key={`${file} ${JSON.stringify(failure.values)}`}>{failureWords(failure).what}</li>
        ))}
      </ul>
      {canKeep && lost !== null && (
        <>
          <p>{lost.length > 0 ? message('storage.lost') : message('storage.nothing-lost')}</p>
          <ul className="storage-lost">
            {lost.map((one) => (
              <li key={JSON.stringify(one)}>{lostWords(one)}</li>
            ))}
          </ul>
        </>
      )}
      {!canKeep && newer === null && <p>{message('storage.only-backup')}</p>}
      <div className="storage-buttons">
        {canKeep && (
          <button type="button" className="button" onClick={() => void keep()}>
            {message('storage.keep')}
          </button>
        )}
        {newest && (
          <button type="button" className="button" onClick={() => onRestore(newest)}>
            {message('storage.from-backup')}
          </button>
        )}
        <button type="button" className="button" onClick={onLeave}>
          {message('storage.leave')}
        </button>
      </div>
    </article>
  )
}

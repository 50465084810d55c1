import type { Result } from '#shared/contract/methods'
import { failureWords, message } from '#shared/messages/message'
import { useController } from '../app/controller-context'
import { useAnalystName } from '../state/analyst-name'
import { inStoredOrder } from '../ui/stored-order'

interface CopyListProps extends Result<'storage.copies'> {
  readonly onDone: (text: string) => Promise<void>
}

/** Conflicting copies that a sync tool left, each to be merged; and what could not be looked at for them. */
export function CopyList({ copies, unreadable, onDone }: CopyListProps) {
  const nameOf = useAnalystName()
  const controller = useController()
  const merge = async (file: string): Promise<void> => {
    const done = await controller.call('storage.merge-copy', { file, confirmed: false })
    if (!done) return
    const { brought, conflicts, kept } = done.merged
    await onDone(message('storage.merged', { brought, conflicts, folder: kept }))
  }
  return (
    <section className="storage-section" aria-labelledby="storage-copies">
      <h3 id="storage-copies">{message('storage.copies')}</h3>
      {unreadable.length > 0 && (
        <div className="storage-note" role="alert">
          <p>{message('storage.copies-unread')}</p>
          <ul>
            {unreadable.map((failure) => (
              <li key={JSON.stringify(failure)}>
                <bdi>{inStoredOrder(failureWords(failure).what)}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
      {copies.length > 0 && <p>{message('storage.copies-why')}</p>}
      <ul className="storage-copies">
        {copies.map(({ file, title, analyst }) => (
          <li key={file}>
            <span>
              <bdi>{inStoredOrder(title)}</bdi>, <bdi>{inStoredOrder(nameOf(analyst))}</bdi>:{' '}
              <bdi>{inStoredOrder(file.slice(file.lastIndexOf('/') + 1))}</bdi>
            </span>
            <button type="button" className="button" aria-label={message('storage.merge-named', { file })} onClick={() => void merge(file)}>
              {message('storage.merge')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

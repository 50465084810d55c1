import type { BackupInfo } from '#shared/contract/storage-methods'
import { message } from '#shared/messages/message'
import { sizeWords, whenWords } from './storage-words'

/** Date, reason, annotations and size of each backup, newest first. */
export function BackupTable({
  backups,
  onChoose,
}: {
  readonly backups: readonly BackupInfo[]
  readonly onChoose: (backup: BackupInfo) => void
}) {
  if (backups.length === 0) return <p>{message('storage.no-backups')}</p>
  return (
    <table className="rules storage-table">
      <thead>
        <tr>
          <th scope="col">{message('storage.when')}</th>
          <th scope="col" className="storage-words">
            {message('storage.why')}
          </th>
          <th scope="col">{message('storage.claims')}</th>
          <th scope="col" className="storage-size">
            {message('storage.size')}
          </th>
          <th>
            <span className="visually-hidden">{message('storage.choose')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {backups.map((backup) => (
          <tr key={backup.name}>
            <th scope="row">{whenWords(backup.at)}</th>
            <td className="storage-words">{message(`storage.reason.${backup.reason}`)}</td>
            <td>{backup.claims}</td>
            <td className="storage-size">{sizeWords(backup.size)}</td>
            <td>
              <button
                type="button"
                className="button"
                aria-label={message('storage.choose-named', { when: whenWords(backup.at) })}
                onClick={() => onChoose(backup)}
              >
                {message('storage.choose')}…
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import type { ImportReport } from '#shared/contract/methods'
import { failureWords, isMessageKey, message } from '#shared/messages/message'
import { Dialog } from '../ui/dialog'
import { CarriedClaims } from './carried-claims'
import { LossList } from './loss-list'

/** What became of each imported file: the offset unit found, what was placed and how, what was not and why. */
export function ImportReportDialog({ reports, onClose }: { readonly reports: readonly ImportReport[]; readonly onClose: () => void }) {
  return (
    <Dialog title={message('import.report')} wide onClose={onClose}>
      <div className="reports">
        {reports.map((report) => (
          <section key={report.name} className="report">
            <h3>
              <bdi>{report.name}</bdi>
            </h3>
            <ReportBody report={report} />
          </section>
        ))}
      </div>
      <div className="dialog-actions">
        <button type="button" className="button button-primary" onClick={onClose}>
          {message('ui.close')}
        </button>
      </div>
    </Dialog>
  )
}

function ReportBody({ report }: { readonly report: ImportReport }) {
  if (report.failure) {
    const { what, safe, advice } = failureWords(report.failure)
    return (
      <p>
        <strong>{what}</strong> {safe} {advice}
      </p>
    )
  }
  const { claims, links, existing, carried, moved, unit, unitStated, unplaced, losses, format } = report
  const formatKey = `format.${format}`
  return (
    <>
      <p>{message('import.counts', { format: isMessageKey(formatKey) ? message(formatKey) : format, claims, links })}</p>
      {unit !== null && <p>{message(unitStated ? 'import.unit-stated' : 'import.unit-found', { unit: message(`unit.${unit}`) })}</p>}
      {existing > 0 && <p>{message('import.existing', { count: existing })}</p>}
      {carried && <CarriedClaims counts={carried} />}
      {moved > 0 && <p>{message('import.moved', { count: moved })}</p>}
      {unplaced.length > 0 && (
        <>
          <p>{message('import.unplaced', { count: unplaced.length })}</p>
          <ul className="losses">
            {unplaced.slice(0, 50).map(({ id, part, quote, why }) => (
              <li key={`${id} ${part}`}>
                {message(`part.${part}`)}{' '}
                <q>
                  <bdi>{quote}</bdi>
                </q>{' '}
                {message(`unplaced.${why}`)}
              </li>
            ))}
          </ul>
        </>
      )}
      <LossList losses={losses} />
    </>
  )
}

import { useState } from 'react'
import { EXPORT_FORMATS, type ExportFormat } from '#annotations/formats/format'
import type { Result } from '#shared/contract/methods'
import { message } from '#shared/messages/message'
import { useApp, useController } from '../app/controller-context'
import { saveExport } from '../app/save-export'
import { Dialog } from '../ui/dialog'
import { Form } from '../ui/form'
import { LossList } from './loss-list'

/** Writes an annotation set or the whole library in a format that others read, and says what the format has no place for. */
export function ExportDialog({ adjudicated = false, onClose }: { readonly adjudicated?: boolean; readonly onClose: () => void }) {
  const controller = useController()
  const session = useApp((state) => state.article)
  const article = session?.store.getState().article
  const [format, setFormat] = useState<ExportFormat>('native')
  const [whole, setWhole] = useState(!article)
  const [rawCsv, setRawCsv] = useState(false)
  const [done, setDone] = useState<{ readonly name: string; readonly result: Result<'export.run'> } | null>(null)
  const run = async (): Promise<void> => {
    controller.flush()
    await session?.settled()
    await controller.app.getState().review?.settled()
    const scope = whole || !article ? ({ kind: 'library' } as const) : ({ kind: 'article', id: article.id } as const)
    const result = await controller.call('export.run', { scope, format, rawCsv, ...(adjudicated ? { adjudicated } : {}) })
    if (!result) return
    const base = scope.kind === 'library' || !article ? controller.app.getState().info.library : article.metadata.title
    setDone({ name: saveExport(result.files, base), result })
  }
  return (
    <Dialog title={message(adjudicated ? 'command.review.export' : 'export.title')} onClose={onClose}>
      <Form onSubmit={run}>
        <fieldset className="choices">
          <legend>{message('export.what')}</legend>
          <label>
            <input type="radio" name="scope" checked={!whole} disabled={!article} onChange={() => setWhole(false)} />{' '}
            {message('export.article')}
          </label>
          <label>
            <input type="radio" name="scope" checked={whole} onChange={() => setWhole(true)} /> {message('export.library')}
          </label>
        </fieldset>
        <fieldset className="choices">
          <legend>{message('export.format')}</legend>
          {EXPORT_FORMATS.map((one) => (
            <label key={one} className="format-choice">
              <input type="radio" name="format" checked={format === one} onChange={() => setFormat(one)} />
              <span>
                <strong>{message(`format.${one}`)}</strong>
                <small>{message(`format.${one}.about`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        {format === 'csv' && (
          <label className="check-field">
            <input type="checkbox" checked={!rawCsv} onChange={(event) => setRawCsv(!event.target.checked)} /> {message('export.guard')}
          </label>
        )}
        {done && (
          <div className="report" role="status">
            <p>{message('export.done', { name: done.name, unit: message(`unit.${done.result.unit}`) })}</p>
            <LossList losses={done.result.losses} />
          </div>
        )}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {message('ui.close')}
          </button>
          <button type="submit" className="button button-primary">
            {message('export.run')}
          </button>
        </div>
      </Form>
    </Dialog>
  )
}

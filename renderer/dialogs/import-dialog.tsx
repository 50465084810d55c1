import { useState } from 'react'
import type { SentFile } from '#shared/contract/methods'
import { message } from '#shared/messages/message'
import { useApp, useController } from '../app/controller-context'
import { Dialog } from '../ui/dialog'

/** Asks whose set the annotations in the files should go into, then imports them. */
export function ImportDialog({ files, onClose }: { readonly files: readonly SentFile[]; readonly onClose: () => void }) {
  const controller = useController()
  const analyst = useApp((state) => state.info.analyst)
  const [into, setInto] = useState<'own' | 'author'>('own')
  const run = async (): Promise<void> => {
    controller.flush()
    const session = controller.app.getState().article
    await session?.settled()
    const answer = await controller.call('import.run', { files, into })
    if (!answer) return onClose()
    await controller.refreshLibrary()
    const openId = session?.store.getState().article.id
    const touched = answer.reports.flatMap((report) => report.articleIds)
    if (openId !== undefined && touched.includes(openId)) {
      // The open article's set has grown behind the screen: open it anew.
      controller.app.setState({ article: null })
      await controller.openArticle(openId)
    } else if (touched[0] !== undefined) await controller.openArticle(touched[0])
    controller.show({ kind: 'import-report', reports: answer.reports })
  }
  return (
    <Dialog title={message('import.title')} description={message('import.description')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <ul className="file-list">
          {files.map(({ name }) => (
            <li key={name}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
        <fieldset className="choices">
          <legend>{message('import.into')}</legend>
          <label>
            <input type="radio" name="into" checked={into === 'own'} onChange={() => setInto('own')} /> {message('import.own', { analyst })}
          </label>
          <label>
            <input type="radio" name="into" checked={into === 'author'} onChange={() => setInto('author')} /> {message('import.author')}
          </label>
        </fieldset>
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {message('ui.cancel')}
          </button>
          <button type="submit" className="button button-primary">
            {message('import.run')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

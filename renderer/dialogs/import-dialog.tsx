import { useState } from 'react'
import type { SentFile } from '#shared/contract/methods'
import { message } from '#shared/messages/message'
import { useApp, useController } from '../app/controller-context'
import { importAnnotations } from '../app/import-annotations'
import { Dialog } from '../ui/dialog'
import { DialogActions } from '../ui/dialog-actions'
import { Form } from '../ui/form'

/** Asks whose set the annotations in the files should go into, then imports them. */
export function ImportDialog({ files, onClose }: { readonly files: readonly SentFile[]; readonly onClose: () => void }) {
  const controller = useController()
  const analyst = useApp((state) => state.info.analyst)
  const [into, setInto] = useState<'own' | 'author'>('own')
  const run = async (): Promise<void> => {
    // What follows has its own notice with a way to cancel it.
    onClose()
    await importAnnotations(controller, files, into)
  }
  return (
    <Dialog title={message('import.title')} description={message('import.description')} onClose={onClose}>
      <Form onSubmit={run}>
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
        <DialogActions submit={message('import.run')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}

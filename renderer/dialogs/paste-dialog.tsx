import { useState } from 'react'
import { type Article, NO_METADATA } from '#annotations/model/article'
import { message } from '#shared/messages/message'
import { useController } from '../app/controller-context'
import { addPasted } from '../app/add-pasted'
import { addRevision } from '../app/revision-actions'
import { Dialog } from '../ui/dialog'
import { Form } from '../ui/form'
import { MetadataFields } from './metadata-fields'

interface PasteDialogProps {
  readonly text: string
  readonly revisionOf?: Article | undefined
  readonly onClose: () => void
}

/** Text from elsewhere becomes an article, or the newest revision of one. */
export function PasteDialog({ text: initial, revisionOf, onClose }: PasteDialogProps) {
  const controller = useController()
  const [text, setText] = useState(initial)
  const [metadata, setMetadata] = useState(revisionOf?.metadata ?? NO_METADATA)
  const add = async (): Promise<void> => {
    const done = revisionOf
      ? await addRevision(controller, revisionOf.id, { kind: 'paste', text, metadata })
      : await addPasted(controller, text, metadata, true)
    // Where the question came up whether it is a revision, that is the dialog now.
    if (done && controller.app.getState().dialog?.kind === 'paste') onClose()
  }
  return (
    <Dialog
      title={message(revisionOf ? 'paste.revision-title' : 'paste.title')}
      description={message(revisionOf ? 'paste.revision-description' : 'paste.description')}
      wide
      onClose={onClose}
    >
      <Form onSubmit={add}>
        <label className="form-field">
          <span>{message('paste.text')}</span>
          <textarea
            className="text-field paste-field"
            rows={10}
            dir="auto"
            required
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <MetadataFields value={metadata} onChange={setMetadata} />
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onClose}>
            {message('ui.cancel')}
          </button>
          <button type="submit" className="button button-primary" disabled={text.trim() === ''}>
            {message(revisionOf ? 'paste.revision-add' : 'paste.add')}
          </button>
        </div>
      </Form>
    </Dialog>
  )
}

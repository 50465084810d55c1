import { useState } from 'react'
import { NO_METADATA } from '#annotations/model/article'
import { message } from '#shared/messages/message'
import { useController } from '../app/controller-context'
import { tellAdded } from '../app/tell-added'
import { Dialog } from '../ui/dialog'
import { MetadataFields } from './metadata-fields'

/** Text from elsewhere becomes an article. */
export function PasteDialog({ text: initial, onClose }: { readonly text: string; readonly onClose: () => void }) {
  const controller = useController()
  const [text, setText] = useState(initial)
  const [metadata, setMetadata] = useState(NO_METADATA)
  const add = async (): Promise<void> => {
    const answer = await controller.call('article.paste', { text, metadata })
    if (!answer) return
    if (answer.result.kind === 'failed') return controller.fail(answer.result.failure)
    onClose()
    await controller.refreshLibrary()
    await controller.openArticle(answer.result.article.id)
    tellAdded(controller, answer.result)
  }
  return (
    <Dialog title={message('paste.title')} description={message('paste.description')} wide onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
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
            {message('paste.add')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

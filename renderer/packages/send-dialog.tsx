import { useState } from 'react'
import { REQUEST_KINDS, type RequestKind } from '#shared/contract/package-kinds'
import { message } from '#shared/messages/message'
import { useApp, useController } from '../app/controller-context'
import { sendPackage } from '../app/packages'
import { Dialog } from '../ui/dialog'
import { DialogActions } from '../ui/dialog-actions'

/** The most careful first: what was shown cannot be taken back. */
const KINDS: readonly RequestKind[] = [...REQUEST_KINDS].toReversed()

/** Asks what goes to a colleague and how much of it they see. */
export function SendDialog({ onClose }: { readonly onClose: () => void }) {
  const controller = useController()
  const session = useApp((state) => state.article)
  const [kind, setKind] = useState<RequestKind>('blind')
  const [whole, setWhole] = useState(session === null)
  const article = session?.store.getState().article
  const run = async (): Promise<void> => {
    onClose()
    await sendPackage(controller, whole || !article ? null : [article.id], kind)
  }
  return (
    <Dialog title={message('package.send.title')} description={message('package.send.description')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          void run()
        }}
      >
        <fieldset className="choices">
          <legend>{message('package.send.how')}</legend>
          {KINDS.map((one) => (
            <label key={one} className="package-kind">
              <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
              <span>
                <strong>{message(`package.kind.${one}`)}</strong>
                <span className="quiet">{message(`package.kind.${one}.what`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <fieldset className="choices">
          <legend>{message('package.send.what')}</legend>
          {article && (
            <label className="package-kind">
              <input type="radio" name="scope" checked={!whole} onChange={() => setWhole(false)} />
              <span className="package-scope">
                {message('package.send.article')}: <bdi>{article.metadata.title}</bdi>
              </span>
            </label>
          )}
          <label className="package-kind">
            <input type="radio" name="scope" checked={whole} onChange={() => setWhole(true)} />
            <span>{message('package.send.library')}</span>
          </label>
        </fieldset>
        <DialogActions submit={message('package.send.run')} onCancel={onClose} />
      </form>
    </Dialog>
  )
}

import { useState } from 'react'
import { REQUEST_KINDS, type RequestKind } from '#shared/contract/package-kinds'
import { message } from '#shared/messages/message'
import { useApp, useController } from '../app/controller-context'
import { sendPackage } from '../app/packages'
import { Dialog } from '../ui/dialog'
import { DialogActions } from '../ui/dialog-actions'
import { Form } from '../ui/form'
import { ScopeChoice } from './scope-choice'

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
      <Form onSubmit={run}>
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
        <ScopeChoice article={article} whole={whole} onChange={setWhole} />
        <DialogActions submit={message('package.send.run')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}

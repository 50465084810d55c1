import { useState } from 'react'
import { message } from '#shared/messages/message'
import { useApp, useController } from '../app/controller-context'
import { returnPackage } from '../app/packages'
import { useAnalystName } from '../state/analyst-name'
import { Dialog } from '../ui/dialog'
import { DialogActions } from '../ui/dialog-actions'
import { Form } from '../ui/form'
import { ScopeChoice } from './scope-choice'

/** Says what goes back to the sender, and under which name. */
export function ReturnDialog({ onClose }: { readonly onClose: () => void }) {
  const nameOf = useAnalystName()
  const controller = useController()
  const analyst = useApp((state) => state.info.analyst)
  const session = useApp((state) => state.article)
  const [whole, setWhole] = useState(session === null)
  const article = session?.store.getState().article
  const run = async (): Promise<void> => {
    onClose()
    await returnPackage(controller, whole || !article ? null : [article.id])
  }
  return (
    <Dialog title={message('package.return.title')} description={message('package.return.description')} onClose={onClose}>
      <Form onSubmit={run}>
        <p>{message('package.return.name', { analyst: nameOf(analyst) })}</p>
        <ScopeChoice article={article} whole={whole} onChange={setWhole} />
        <DialogActions submit={message('package.return.run')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}

import { useState } from 'react'
import { REQUEST_KINDS, type RequestKind } from '#shared/contract/package-kinds'
import type { MaskingPreview } from '#shared/contract/package-methods'
import { message } from '#shared/messages/message'
import { useApp, useController } from '../app/controller-context'
import { previewMasked, sendPackage } from '../app/packages'
import { Dialog } from '../ui/dialog'
import { DialogActions } from '../ui/dialog-actions'
import { Form } from '../ui/form'
import { MaskingGaps } from './masking-gaps'
import { ScopeChoice } from './scope-choice'

/** The most careful first: what was shown cannot be taken back. */
const KINDS: readonly RequestKind[] = [...REQUEST_KINDS].toReversed()

/** Asks what goes to a colleague and how much of it they see. What masking cannot hide is listed before anything is saved. */
export function SendDialog({ onClose }: { readonly onClose: () => void }) {
  const controller = useController()
  const session = useApp((state) => state.article)
  const [kind, setKind] = useState<RequestKind>('blind')
  const [whole, setWhole] = useState(session === null)
  const [preview, setPreview] = useState<MaskingPreview | 'reading' | null>(null)
  const article = session?.store.getState().article
  const articleIds = whole || !article ? null : [article.id]
  const choose = (change: () => void): void => {
    setPreview(null)
    change()
  }
  const run = async (): Promise<void> => {
    if (preview === 'reading') return
    if (kind === 'masked' && preview === null) {
      setPreview('reading')
      const found = await previewMasked(controller, articleIds)
      setPreview(found)
      if (found === null || found.count > 0) return
    }
    onClose()
    await sendPackage(controller, articleIds, kind)
  }
  const isWarned = preview !== null && preview !== 'reading' && preview.count > 0
  return (
    <Dialog title={message('package.send.title')} description={message('package.send.description')} onClose={onClose}>
      <Form onSubmit={run}>
        <fieldset className="choices">
          <legend>{message('package.send.how')}</legend>
          {KINDS.map((one) => (
            <label key={one} className="package-kind">
              <input type="radio" name="kind" checked={kind === one} onChange={() => choose(() => setKind(one))} />
              <span>
                <strong>{message(`package.kind.${one}`)}</strong>
                <span className="quiet">{message(`package.kind.${one}.what`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <ScopeChoice article={article} whole={whole} onChange={(next) => choose(() => setWhole(next))} />
        <div role="status">
          {preview === 'reading' && <p className="quiet">{message('package.masked.reading')}</p>}
          {kind === 'masked' && preview === null && <p className="quiet">{message('package.masked.limits')}</p>}
        </div>
        {isWarned && <MaskingGaps preview={preview} />}
        <DialogActions
          submit={message(isWarned ? 'package.masked.run' : 'package.send.run')}
          disabled={preview === 'reading'}
          onCancel={onClose}
        />
      </Form>
    </Dialog>
  )
}

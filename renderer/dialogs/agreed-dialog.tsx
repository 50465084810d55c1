import { message } from '#shared/messages/message'
import { useController, useReview } from '../app/controller-context'
import { acceptAgreed, agreedCount } from '../app/review-decide'
import type { ReviewSession } from '../state/review-store'
import { Dialog } from '../ui/dialog'
import { DialogActions } from '../ui/dialog-actions'
import { Form } from '../ui/form'

/** Asks before everything on which all agree is accepted at once. */
export function AgreedDialog({ review, onClose }: { readonly review: ReviewSession; readonly onClose: () => void }) {
  const controller = useController()
  const count = useReview(review, agreedCount)
  return (
    <Dialog title={message('agreed.title')} description={message('agreed.what', { count })} onClose={onClose}>
      <p className="quiet">{message('agreed.undo')}</p>
      <Form
        onSubmit={() => {
          onClose()
          acceptAgreed(controller, review)
        }}
      >
        <DialogActions submit={message('agreed.accept', { count })} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}

import { message } from '#shared/messages/message'
import { useController } from '../app/controller-context'
import { openForPrint } from '../app/print-page'
import { Dialog } from '../ui/dialog'
import { DialogActions } from '../ui/dialog-actions'
import { Form } from '../ui/form'

/** The browser let no window open by itself: a button does. */
export function ReportReadyDialog({ path, onClose }: { readonly path: string; readonly onClose: () => void }) {
  const controller = useController()
  return (
    <Dialog title={message('report.ready')} description={message('report.ready-how')} onClose={onClose}>
      <Form
        onSubmit={() => {
          onClose()
          openForPrint(controller, path)
        }}
      >
        <DialogActions submit={message('report.print')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}

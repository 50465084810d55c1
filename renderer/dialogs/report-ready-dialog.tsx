import { message } from '#shared/messages/message'
import { useController } from '../app/controller-context'
import { openForPrint } from '../app/print-page'
import { Dialog } from '../ui/dialog'

/** The browser let no window open by itself: a button does. */
export function ReportReadyDialog({ path, onClose }: { readonly path: string; readonly onClose: () => void }) {
  const controller = useController()
  return (
    <Dialog title={message('report.ready')} description={message('report.ready-how')} onClose={onClose}>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {message('ui.cancel')}
        </button>
        <button
          type="button"
          className="button button-primary"
          onClick={() => {
            onClose()
            openForPrint(controller, path)
          }}
        >
          {message('report.print')}
        </button>
      </div>
    </Dialog>
  )
}

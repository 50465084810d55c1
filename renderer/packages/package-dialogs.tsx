import { useCallback } from 'react'
import { useApp, useController } from '../app/controller-context'
import { PackageDialog } from './package-dialog'
import { ReturnDialog } from './return-dialog'
import { SendDialog } from './send-dialog'

/** The dialog of packages that is open, if any. */
export function PackageDialogs() {
  const controller = useController()
  const dialog = useApp((state) => state.dialog)
  const onClose = useCallback(() => controller.show(null), [controller])
  switch (dialog?.kind) {
    case 'package-send':
      return <SendDialog onClose={onClose} />
    case 'package-return':
      return <ReturnDialog onClose={onClose} />
    case 'package':
      return <PackageDialog key={dialog.look.id} file={dialog.file} look={dialog.look} onClose={onClose} />
    default:
      return null
  }
}

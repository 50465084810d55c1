import { useApp } from '../app/controller-context'
import { OutsideDialog } from './outside-dialog'
import { StorageDialog } from './storage-dialog'

/** The dialog about the files of the library that is open. */
export function RepairDialogs() {
  const dialog = useApp((state) => state.dialog)
  return dialog?.kind === 'outside-refused' ? <OutsideDialog refused={dialog.refused} /> : <StorageDialog />
}

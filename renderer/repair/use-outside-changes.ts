import { useEffect } from 'react'
import { message } from '#shared/messages/message'
import type { Controller } from '../app/controller'
import { reopen } from './reopen'

/** Whoever comes back to the window may have synchronised, or checked out another branch: the files are looked at, and both sides brought together. */
export function useOutsideChanges(controller: Controller): void {
  useEffect(() => {
    let isLooking = false
    const look = async (): Promise<void> => {
      if (isLooking) return
      isLooking = true
      const found = await controller.call('storage.outside', { confirmed: false })
      isLooking = false
      if (!found || (found.merged.length === 0 && found.newArticles === 0)) return
      const refused = found.merged.filter((one) => one.refused !== null)
      for (const { conflicts, kept } of found.merged.filter((one) => one.refused === null)) {
        if (conflicts > 0) controller.toast(message('storage.outside-conflicts', { conflicts, folder: kept }))
        else controller.toast(message('storage.outside-merged'))
      }
      await reopen(controller)
      // Whoever is in the middle of something is asked when they come back to the window. Last, so that the focus stays in the dialog.
      if (refused.length > 0 && controller.app.getState().dialog === null) controller.show({ kind: 'outside-refused', refused })
    }
    const onChange = (): void => void look()
    addEventListener('focus', onChange)
    const unsubscribe = controller.onChangedOutside(onChange)
    return () => {
      removeEventListener('focus', onChange)
      unsubscribe()
    }
  }, [controller])
}

import { message } from '#shared/messages/message'
import type { Controller } from '../app/controller'

/** Hands the whole library over as one archive, through the host's own way of saving. */
export async function saveCopy(controller: Controller): Promise<void> {
  const copy = await controller.call('storage.copy', {})
  if (!copy) return
  const bytes = Uint8Array.from(atob(copy.base64), (character) => character.charCodeAt(0))
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }))
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = copy.name
  anchor.hidden = true
  document.body.append(anchor)
  anchor.click()
  anchor.remove()
  // The browser reads the blob after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
  controller.toast(message('storage.copied', { name: copy.name }))
}

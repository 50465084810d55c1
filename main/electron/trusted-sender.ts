import type { WebFrameMain } from 'electron'
import { isAppAddress } from './app-address'

/** Only the top frame showing our own page may speak to the application; a frame that is already gone has no say. */
export function isTrustedSender(frame: Pick<WebFrameMain, 'url' | 'parent'> | null): boolean {
  return frame !== null && frame.parent === null && isAppAddress(frame.url)
}

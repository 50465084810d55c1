import { isBlind } from '#shared/is-blind'
import { message } from '#shared/messages/message'
import type { DetectClient } from '../detect/detect-client'
import type { AppStore } from '../state/app-store'
import type { ArticleSession } from '../state/article-store'
import { lateNotice } from './late-notice'

/**
 * Finds the claims of an article and shows them; what takes longer says how far it is and can be cancelled. Nothing of a cancelled
 * detection is shown, and the session says that it was. True where there are claims to show.
 */
export async function lookForClaims(app: AppStore, detector: DetectClient, session: ArticleSession): Promise<boolean> {
  const { text, request } = session.store.getState()
  // Whoever judges blind must not be led by what a detector thinks either.
  if (request && isBlind(request)) {
    session.store.setState({ detectionStopped: true })
    return false
  }
  const notice = lateNotice(app, { text: message('claim.looking'), share: 0, cancel: detector.cancel })
  session.store.setState({ detectionStopped: false })
  try {
    const detection = await detector.detect(text, (share) => notice.tell({ share }))
    if (detection) session.setDetection(detection)
    else session.store.setState({ detectionStopped: true })
    return detection !== null
  } finally {
    notice.end()
  }
}

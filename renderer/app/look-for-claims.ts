import { message } from '#shared/messages/message'
import type { DetectClient } from '../detect/detect-client'
import type { AppStore, Busy } from '../state/app-store'
import type { ArticleSession } from '../state/article-store'

/** Work that is done sooner needs no notice, in milliseconds. */
const NOTICE_AFTER = 300

/**
 * Finds the claims of an article and shows them; what takes longer says how far it is and can be cancelled. Nothing of a cancelled
 * detection is shown, and the session says that it was. True where there are claims to show.
 */
export async function lookForClaims(app: AppStore, detector: DetectClient, session: ArticleSession): Promise<boolean> {
  const { text } = session.store.getState()
  let notice: Busy | null = null
  let share = 0
  const show = (): void => {
    notice = { text: message('claim.looking'), share, cancel: detector.cancel }
    app.setState({ busy: notice })
  }
  session.store.setState({ detectionStopped: false })
  const timer = setTimeout(show, NOTICE_AFTER)
  try {
    const detection = await detector.detect(text, (done) => {
      share = done
      if (notice) show()
    })
    if (detection) session.setDetection(detection)
    else session.store.setState({ detectionStopped: true })
    return detection !== null
  } finally {
    clearTimeout(timer)
    if (notice && app.getState().busy === notice) app.setState({ busy: null })
  }
}

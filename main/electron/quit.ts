import { app } from 'electron'

/**
 * Holds back the end of the process until `finish` is done, once. `will-quit` and not `before-quit`: by then the windows are gone, so
 * what their pages sent last has arrived and nothing new can. Should `finish` fail or the process be killed instead, nothing
 * that was acknowledged is lost: that was on disk before the acknowledgement.
 */
export function finishBeforeQuit(finish: () => Promise<void>): void {
  let state: 'running' | 'finishing' | 'finished' = 'running'
  app.on('will-quit', (event) => {
    if (state === 'finished') return
    event.preventDefault()
    if (state === 'finishing') return
    state = 'finishing'
    void end(finish).finally(() => {
      state = 'finished'
      app.quit()
    })
  })
}

async function end(finish: () => Promise<void>): Promise<void> {
  try {
    await finish()
  } catch (error) {
    console.error('claimlight: closing did not finish', error)
  }
}

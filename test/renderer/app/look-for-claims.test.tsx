import { describe, expect, test } from '@jest/globals'
import { fireEvent, screen } from '@testing-library/react'
import type { Detection } from '#annotations/detect/detector'
import { Toasts } from '../../../renderer/app/toasts'
import { ClaimSummary } from '../../../renderer/claims/claim-summary'
import type { DetectClient } from '../../../renderer/detect/detect-client'
import { FakeHost } from '../state/fake-host'
import { DETECTION, doing, openWindow, TEXT } from './trial-window'

/** A detector that answers when the test says so. */
class SlowDetector implements DetectClient {
  done: (detection: Detection | null) => void = () => {}
  onProgress: (share: number) => void = () => {}

  detect = (_text: string, onProgress: (share: number) => void) => {
    this.onProgress = onProgress
    return new Promise<Detection | null>((done) => (this.done = done))
  }
  cancel = () => this.done(null)
  onFallback(): void {}
}

const show = async () => {
  const detector = new SlowDetector()
  const open = await openWindow(
    (session) => (
      <>
        <Toasts />
        <ClaimSummary session={session} />
      </>
    ),
    new FakeHost(TEXT),
    detector,
  )
  return { ...open, detector }
}
const afterNotice = () => doing(() => new Promise((resolve) => setTimeout(resolve, 350)))
const progress = () => screen.queryByRole('progressbar') as HTMLProgressElement | null

describe('looking for claims in a long article', () => {
  test('says nothing at first, then how far it is, then nothing again', async () => {
    const { detector, session } = await show()
    expect(progress()).toBeNull()
    await afterNotice()
    await doing(() => detector.onProgress(0.42))
    expect(progress()?.value).toBe(42)
    await doing(() => detector.done(DETECTION))
    expect(progress()).toBeNull()
    expect(session.store.getState().detection).toBe(DETECTION)
  })

  test('can be cancelled: nothing is suggested, that is said, and it can be begun again', async () => {
    const { detector, session, host } = await show()
    await afterNotice()
    await doing(() => fireEvent.click(screen.getByRole('button', { name: 'Cancel' })))
    expect(progress()).toBeNull()
    expect(screen.getByText('Looking for claims was cancelled, so none are suggested.')).toBeTruthy()
    expect(session.store.getState().detection).toBeNull()
    expect(host.calls.map(({ method }) => method)).not.toContain('article.suggested')
    await doing(() => fireEvent.click(screen.getByRole('button', { name: 'Look for claims' })))
    await doing(() => detector.done(DETECTION))
    expect(session.store.getState().items.order).toHaveLength(2)
    expect(screen.queryByText('Looking for claims was cancelled, so none are suggested.')).toBeNull()
  })
})

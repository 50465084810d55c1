import { chooseDetector } from '#annotations/detect/choose-detector'
import type { DetectAnswer, DetectRequest } from './messages'

/** The detector with its model from this application's own files, fetched once; the rules stand in where it is missing or damaged. */
const loading = fetch(new URL('../../models/english-1.bin', import.meta.url))
  .then(async (response) => (response.ok ? new Uint8Array(await response.arrayBuffer()) : null))
  .catch(() => null)
  .then(chooseDetector)

async function answer({ id, text }: DetectRequest): Promise<void> {
  const { detector } = await loading
  const message: DetectAnswer = { id, detection: detector.detect(text) }
  self.postMessage(message)
}

/** Detection off the main thread: typing, scrolling and tagging go on while a long article is read. */
self.addEventListener('message', ({ data }: MessageEvent<DetectRequest>) => void answer(data))

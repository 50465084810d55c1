import { chooseDetector } from '#annotations/detect/choose-detector'
import { createDetectService } from './detect-service'
import type { DetectRequest } from './messages'

/** Detection off the main thread: typing, scrolling and tagging go on while a long article is read. */
const receive = createDetectService({
  load: async () => chooseDetector(await readModelFile()),
  send: (answer) => self.postMessage(answer),
  now: () => performance.now(),
  pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
})

self.addEventListener('message', ({ data }: MessageEvent<DetectRequest>) => receive(data))

/** The model from this application's own files; null where the host does not have it. */
async function readModelFile(): Promise<Uint8Array | null> {
  try {
    const response = await fetch(new URL('../../models/english-1.bin', import.meta.url))
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
  } catch {
    return null
  }
}

import type { ReviseRequest } from './messages'
import { createReviseService } from './revise-service'

/** Comparing and mapping off the main thread: two texts of 1 MB take longer than a frame. */
const receive = createReviseService((answer) => self.postMessage(answer))

self.addEventListener('message', ({ data }: MessageEvent<ReviseRequest>) => receive(data))

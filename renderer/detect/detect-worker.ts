import { ruleDetector } from '#annotations/detect/rules/rule-detector'
import type { DetectAnswer, DetectRequest } from './messages'

/** Detection off the main thread: typing, scrolling and tagging go on while a long article is read. */
self.addEventListener('message', ({ data }: MessageEvent<DetectRequest>) => {
  const answer: DetectAnswer = { id: data.id, detection: ruleDetector.detect(data.text) }
  self.postMessage(answer)
})

import { gzipSync } from 'node:zlib'
import type { Detector } from '#annotations/detect/detector'
import type { GoldDocument } from './corpus'

export interface Speed {
  /** Thousands of UTF-16 code units a second of processor time, once warm. */
  readonly thousandsPerSecond: number
  /** Milliseconds from bytes in memory to a detector, and for the first article after that. */
  readonly loadMilliseconds: number
  readonly firstMilliseconds: number
  /** Memory that the detector holds, in megabytes. */
  readonly megabytes: number
  /** Of the model file, as it is and compressed; 0 where there is none. */
  readonly bytes: number
  readonly gzipped: number
}

/** @param load makes the detector from the bytes of its model, or without any */
export function measureSpeed(load: () => Detector, model: Uint8Array | null, documents: readonly GoldDocument[]): Speed {
  globalThis.gc?.()
  const before = process.memoryUsage()
  const start = performance.now()
  const detector = load()
  const loaded = performance.now()
  const first = documents[0]?.text ?? ''
  detector.detect(first)
  const done = performance.now()
  globalThis.gc?.()
  const after = process.memoryUsage()
  for (const { text } of documents) detector.detect(text)
  const cpu = process.cpuUsage()
  let units = 0
  for (let round = 0; round < 3; round++) {
    for (const { text } of documents) {
      detector.detect(text)
      units += text.length
    }
  }
  const { user, system } = process.cpuUsage(cpu)
  return {
    thousandsPerSecond: Math.round(units / ((user + system) / 1000)),
    loadMilliseconds: Math.round(loaded - start),
    firstMilliseconds: Math.round(done - loaded),
    megabytes: Math.round((after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e5) / 10,
    bytes: model?.length ?? 0,
    gzipped: model ? gzipSync(model, { level: 9 }).length : 0,
  }
}

import type { Detection } from '#annotations/detect/detector'
import { WORKER_POLICY } from '#shared/content-security'
// Vite makes this module of the worker's address.
// oxlint-disable-next-line import/default
import DetectWorkerUrl from './detect-worker?worker&url'
import type { DetectAnswer, DetectRequest } from './messages'

/** Detection in a worker, one text at a time; an answer for a text that is no longer wanted is dropped by the caller. */
export interface DetectClient {
  detect(text: string): Promise<Detection>
}

export function createDetectClient(): DetectClient {
  let worker: Worker | null = null
  let lastId = 0
  const workerAddress = createWorkerAddress()
  const waiting = new Map<number, { readonly done: (detection: Detection) => void; readonly failed: (reason: Error) => void }>()

  const start = (): Worker => {
    const started = new Worker(workerAddress(), { type: 'module' })
    started.addEventListener('message', ({ data }: MessageEvent<DetectAnswer>) => {
      waiting.get(data.id)?.done(data.detection)
      waiting.delete(data.id)
    })
    started.addEventListener('error', (event) => {
      for (const { failed } of waiting.values()) failed(new Error(`detection failed: ${event.message}`))
      waiting.clear()
      worker = null
    })
    return started
  }

  return {
    detect(text) {
      worker ??= start()
      const request: DetectRequest = { id: ++lastId, text }
      const answer = new Promise<Detection>((done, failed) => waiting.set(request.id, { done, failed }))
      worker.postMessage(request)
      return answer
    },
  }
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): string }
}

/** The content security policy admits one script address, this one, through one named policy, made once. */
function createWorkerAddress(): () => string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  if (!trustedTypes) return () => DetectWorkerUrl
  const policy = trustedTypes.createPolicy(WORKER_POLICY, {
    createScriptURL: (url) => {
      if (url !== DetectWorkerUrl) throw new TypeError('only the detection worker may be started')
      return url
    },
  })
  return () => policy.createScriptURL(DetectWorkerUrl)
}

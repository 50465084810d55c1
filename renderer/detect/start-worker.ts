import { WORKER_POLICY } from '#shared/content-security'
// Vite makes this module of the worker's address.
// oxlint-disable-next-line import/default
import DetectWorkerUrl from './detect-worker?worker&url'

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): string }
}

/** Starts detection workers. The content security policy admits one script address, this one, through one named policy, made once. */
export function createWorkerStarter(): () => Worker {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  const policy = trustedTypes?.createPolicy(WORKER_POLICY, {
    createScriptURL: (url) => {
      if (url !== DetectWorkerUrl) throw new TypeError('only the detection worker may be started')
      return url
    },
  })
  return () => new Worker(policy ? policy.createScriptURL(DetectWorkerUrl) : DetectWorkerUrl, { type: 'module' })
}

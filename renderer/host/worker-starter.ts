import { WORKER_POLICY } from '#shared/content-security'

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): string }
}

/**
 * Starts workers whose addresses are given here, and no others. The content security policy admits them through one named policy that can
 * be made once, so there is one starter a page.
 */
export function createWorkerStarter(addresses: readonly string[]): (address: string) => Worker {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  const policy = trustedTypes?.createPolicy(WORKER_POLICY, {
    createScriptURL: (url) => {
      if (!addresses.includes(url)) throw new TypeError('only Claimlight’s own workers may be started')
      return url
    },
  })
  return (address) => new Worker(policy ? policy.createScriptURL(address) : address, { type: 'module' })
}

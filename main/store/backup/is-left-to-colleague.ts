import { FailureError } from '#shared/failures'
import type { CareHost } from '../care-host'

/**
 * Whether that analyst works elsewhere, so that what is theirs stays as it is.
 * @throws FailureError where it cannot be told: a restoring that leaves a set out because the disk failed must not call itself done
 */
export async function isLeftToColleague(host: CareHost, analyst: string): Promise<boolean> {
  const refusal = await host.refusal(analyst)
  if (refusal && refusal.code !== 'set-of-colleague') throw new FailureError(refusal.code, refusal.values)
  return refusal !== null
}

import type { StorePorts } from '../store-ports'

/** How long a file that cannot be read is taken for one that is still being copied here, since it was last written. */
const ARRIVING_MS = 20_000

/** Whether one of these files was written so shortly ago, by the clock of this computer, that what it lacks may be on its way. */
export async function isArriving({ fs, now }: Pick<StorePorts, 'fs' | 'now'>, paths: readonly string[]): Promise<boolean> {
  for (const path of paths) {
    const facts = await fs.facts(path).catch(() => null)
    if (facts && Math.abs(Date.parse(now()) - facts.modified) < ARRIVING_MS) return true
  }
  return false
}

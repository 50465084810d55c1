import type { Page } from 'playwright-core'

/**
 * `CLAIMLIGHT_SLOWER=8` makes every page that tests open so many times slower, as on a busy or an old computer: races between keys and what they
 * are meant for show there first. Workers and the host keep their pace.
 */
export async function slowDown(page: Page): Promise<void> {
  const rate = Number(process.env['CLAIMLIGHT_SLOWER'] ?? 1)
  if (!(rate > 1)) return
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate })
}

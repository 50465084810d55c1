import { existsSync, readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

const PLACES = [
  process.env.CLAIMLIGHT_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
]

/** The installed Chromium, headless. Root (as in a container) cannot have Chromium's own sandbox. */
export function launch() {
  const executablePath = PLACES.find((place) => place && existsSync(place))
  if (!executablePath) throw new Error('No Chromium found: install the package chromium, or name one in CLAIMLIGHT_CHROMIUM.')
  const args = ['--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  return chromium.launch({ executablePath, args })
}

/** Processor time of the main thread of each page process so far, in milliseconds; empty where the system does not tell (only Linux does). */
export async function mainThreadTimes(browser) {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const times = new Map()
  for (const { type, id } of processInfo) {
    const file = `/proc/${id}/task/${id}/schedstat`
    if (type === 'renderer' && existsSync(file)) times.set(id, Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6)
  }
  return times
}

/** Does `work`; its result and the processor time that the page took. Of several page processes the busiest is meant: the others are spare. */
export async function withProcessorTime(browser, work) {
  const before = await mainThreadTimes(browser)
  const result = await work()
  const after = await mainThreadTimes(browser)
  const taken = [...before].flatMap(([id, time]) => (after.has(id) ? [after.get(id) - time] : []))
  return { result, cpu: taken.length === 0 ? null : Math.max(...taken) }
}

import { withProcessorTime } from './chromium.mjs'
import { PATIENCE } from './peers.mjs'
import { median } from './statistics.mjs'

const FRAMES = 90
const PIXELS = 200
const PRESSES = 12
const FRAME = 1000 / 60

export class TooSlow extends Error {}

/** One peer on one text in a fresh browser context. Figures in milliseconds; `cpu...` are of the page's main thread. */
export async function measure(browser, origin, peer, textIndex) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  // A page that fails is not a page that is slow.
  const failed = new Promise((_, reject) => page.once('pageerror', (error) => reject(new Error(`${peer.name}: ${error}`))))
  failed.catch(() => {})
  const patiently = (work) => withPatience(Promise.race([work, failed]))
  await page.goto(`${origin}/${peer.page}.html${peer.query}`)
  await page.waitForFunction('globalThis.bench')
  await page.evaluate((url) => bench.load(url), `/text/${textIndex}.json`)
  const memory = await watchMemory(page)
  const heapBefore = await memory()

  const open = await withProcessorTime(browser, () => patiently(page.evaluate(() => bench.open())))
  await page.waitForTimeout(400)
  const presses = []
  for (let i = 0; i < PRESSES; i++) {
    // At any point of a frame, as a person would.
    await page.waitForTimeout(40 + ((i * 7) % 16))
    const pressed = await withProcessorTime(browser, async () => {
      await patiently(page.keyboard.press('a'))
      return patiently(page.evaluate(() => bench.pressed()))
    })
    presses.push({ ...pressed.result, cpu: pressed.cpu })
  }
  await page.waitForTimeout(600)
  const scroll = await withProcessorTime(browser, () =>
    patiently(page.evaluate(([frames, pixels]) => bench.scroll(frames, pixels), [FRAMES, PIXELS])),
  )
  const jumps = []
  for (const share of [0.5, 0.25, 0.8]) {
    jumps.push(await patiently(page.evaluate((share) => bench.jump(share), share)))
    await page.waitForTimeout(200)
  }
  const heap = (await memory()) - heapBefore
  const elements = await page.evaluate(() => bench.elements())
  await context.close()
  await Promise.race([failed, null])

  // The first press compiles code and is not what a person meets at the second.
  const warm = presses.slice(1)
  return {
    open: open.result,
    openCpu: open.cpu,
    shown: median(warm.map((press) => press.shown)),
    shownWorst: Math.max(...warm.map((press) => press.shown)),
    shownFrames: Math.max(...warm.map((press) => press.frames)),
    shownCpu: warm.every((press) => press.cpu !== null) ? median(warm.map((press) => press.cpu)) : null,
    jump: median(jumps),
    late: scroll.result.reduce((late, interval) => late + Math.max(0, Math.round(interval / FRAME) - 1), 0),
    frameWorst: Math.max(...scroll.result),
    frameCpu: scroll.cpu === null ? null : scroll.cpu / FRAMES,
    heap: heap / 1_048_576,
    elements,
  }
}

async function watchMemory(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  return async () => {
    await session.send('HeapProfiler.collectGarbage')
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'JSHeapUsedSize').value
  }
}

function withPatience(work) {
  let timer
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow()), PATIENCE)
  })
  return Promise.race([work, limit]).finally(() => clearTimeout(timer))
}

import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launch, withProcessorTime } from './chromium.mjs'
import { median, quantile } from './statistics.mjs'
import { generateText } from './text/generate-text.mjs'
import { placeMarks } from './text/place-marks.mjs'

const FLUSH_TIMES = new URL('flush-times.mjs', import.meta.url).href
const OUT = fileURLToPath(new URL('../out/main/', import.meta.url))
const ANALYST = 'Bench'
const PRESSES = 60

/**
 * The whole application as built, through the browser host, on a library with `count` claims in one article: a key tags the selected
 * claim. `disk`: from the key event to the end of the flush (`fdatasync`), by the clock that both processes share; `said`: to the page having
 * heard so; `shown`: to the end of the frame in which the text changed. Milliseconds. Null where the application is not built.
 */
export async function measureKeyToDisk(count = 10_000) {
  if (!existsSync(join(OUT, 'browser.js'))) return null
  const folder = await mkdtemp(join(tmpdir(), 'claimlight-bench-'))
  try {
    const library = join(folder, 'library')
    await fillLibrary(folder, library, count)
    return { claims: count, ...(await pressKeys(library)) }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function fillLibrary(folder, library, count) {
  const text = generateText(count * 100)
  const file = join(folder, 'harbour.txt')
  await writeFile(file, text)
  const cli = (args, input = '') =>
    execFileSync(process.execPath, [join(OUT, 'cli.js'), ...args], {
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['pipe', 'pipe', 'ignore'],
    })
  const article = cli(['add', '--library', library, file]).trim().split(/\s/)[0]
  const edits = placeMarks(text, count, 0).marks.map(({ id, start, end }) =>
    JSON.stringify({ op: 'add', article, id, content: [{ start, end }], tag: null }),
  )
  cli(['apply', '--library', library, '--analyst', ANALYST], `${edits.join('\n')}\n`)
}

async function pressKeys(library) {
  const args = [
    '--import',
    FLUSH_TIMES,
    join(OUT, 'browser.js'),
    '--print-json',
    '--library',
    library,
    '--analyst',
    ANALYST,
    '--no-samples',
    '--no-open',
    '--keep',
  ]
  const host = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore', 'ipc'] })
  let flushed = []
  host.on('message', (time) => flushed.push(time))
  const browser = await launch()
  try {
    const { address } = JSON.parse(String((await once(host.stdout, 'data'))[0]))
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    await context.addInitScript(watchKeys)
    const page = await context.newPage()
    await page.goto(address)
    await page.waitForSelector('.reader-text mark', { timeout: 60_000 })
    // The first suggestions come from a worker; keys are measured once it is done.
    await page.waitForTimeout(8_000)
    await page.keyboard.press('j')
    await page.waitForTimeout(500)
    const presses = []
    for (let i = 0; i < PRESSES; i++) {
      await page.waitForTimeout(60 + ((i * 7) % 16))
      const { result, cpu } = await withProcessorTime(browser, async () => {
        await page.keyboard.press(['1', '2', '3'][i % 3])
        return page.evaluate(() => globalThis.keyTimes())
      })
      const { pressed, said, shown } = result
      // The answer follows the flush of its own edit; what else is flushed (where the reader is) comes later.
      const flush = flushed.findLast((time) => time > pressed && time <= pressed + said)
      if (flush === undefined) throw new Error('An edit was answered without a flush to disk')
      flushed = []
      presses.push({ disk: flush - pressed, said, shown, cpu })
    }
    const warm = presses.slice(3)
    const figures = (key) => {
      const values = warm.map((press) => press[key]).filter((value) => value !== null)
      return values.length === 0
        ? null
        : { median: median(values), p95: quantile(values, 0.95), least: Math.min(...values), most: Math.max(...values) }
    }
    return { presses: warm.length, disk: figures('disk'), said: figures('said'), shown: figures('shown'), cpu: figures('cpu') }
  } finally {
    await browser.close()
    host.kill('SIGINT')
  }
}

/** Runs in the page, before its own scripts: remembers when a key was pressed, when text changed, when the page heard that its edit is on disk. */
function watchKeys() {
  let pressed = 0
  let shown = null
  let said = null
  addEventListener(
    'keydown',
    (event) => {
      pressed = event.timeStamp
      let changed = () => {}
      shown = new Promise((resolve) => {
        changed = resolve
      })
      const observer = new MutationObserver(() => {
        observer.disconnect()
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => changed(performance.now() - pressed))
          port1.start()
          port2.postMessage(null)
        })
      })
      observer.observe(document.querySelector('.reader-text'), { childList: true, subtree: true, attributes: true })
    },
    true,
  )
  globalThis.keyTimes = async () => ({ pressed: performance.timeOrigin + pressed, shown: await shown, said: await said })

  const Plain = WebSocket
  globalThis.WebSocket = class extends Plain {
    send(text) {
      const { id, method } = JSON.parse(text)
      if (method === 'set.commit') {
        said = new Promise((resolve) => {
          const hear = ({ data }) => {
            if (JSON.parse(data).id !== id) return
            this.removeEventListener('message', hear)
            resolve(performance.now() - pressed)
          }
          this.addEventListener('message', hear)
        })
      }
      super.send(text)
    }
  }
}

/** Starting, ending, starting again: what must be there afterwards. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { launchElectron, type RunningElectron } from '#support/electron-app'
import { describeOnElectron } from '#support/electron-describe'
import { PROJECT } from '#support/electron-runtime'

jest.setTimeout(90_000)

interface Listed {
  readonly ok: boolean
  readonly result: { readonly entries: readonly { readonly metadata: { readonly title: string } }[] }
}

describeOnElectron('the application', (runtime) => {
  let folder: string
  let running: RunningElectron | null = null

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'claimlight-life-'))
  })

  afterEach(async () => {
    await running?.close().catch(() => undefined)
    running = null
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  const launch = async (files: readonly string[] = []): Promise<RunningElectron> => {
    const options = { library: join(folder, 'library'), userData: join(folder, 'user'), samples: false, files }
    running = await launchElectron(runtime, options)
    return running
  }

  const call = (method: string, params: unknown): Promise<unknown> => {
    if (!running) throw new Error('nothing is running')
    return running.page.evaluate(
      ([method, params]) =>
        (window as unknown as { claimlight: { call(method: string, params: unknown): Promise<unknown> } }).claimlight.call(method, params),
      [method, params] as const,
    )
  }

  const articles = async (): Promise<number> => ((await call('library.list', { query: '', state: null })) as Listed).result.entries.length

  /** Waits for what arrives by way of another process. */
  const articlesBecome = async (count: number): Promise<void> => {
    for (let tries = 0; tries < 100 && (await articles()) !== count; tries++) await running?.page.waitForTimeout(100)
    expect(await articles()).toBe(count)
  }

  const paste = (text: string): Promise<unknown> =>
    call('article.paste', { text, metadata: { title: 'Harbour', outlet: '', author: '', published: '', url: '', language: '' } })

  const article = (name: string): string => {
    const file = join(folder, name)
    writeFileSync(file, `The mayor of Lowbridge said the ${name} would stay open.\n`)
    return file
  }

  test('keeps what it acknowledged when it is killed', async () => {
    await launch()
    expect(await paste('The ferry was late, the port said on Monday.')).toMatchObject({ ok: true })
    await running?.kill()
    await launch()
    expect(await articles()).toBe(1)
  })

  test('gives the library back when it quits, so that the next start may write', async () => {
    await launch()
    await running?.close()
    await launch()
    expect(await call('app.info', {})).toMatchObject({ ok: true, result: { readOnly: null } })
  })

  test('opens where its window was', async () => {
    await launch()
    await running?.close()
    const state = { x: 40, y: 30, width: 900, height: 640, maximized: false }
    writeFileSync(join(folder, 'user/window.json'), JSON.stringify(state))
    const { application } = await launch()
    const bounds = await application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())
    expect(bounds).toEqual({ x: 40, y: 30, width: 900, height: 640 })
    await running?.close()
    expect(JSON.parse(readFileSync(join(folder, 'user/window.json'), 'utf8'))).toEqual(state)
  })

  test('adds the files it is started with', async () => {
    await launch([article('bridge.txt')])
    await articlesBecome(1)
  })

  test('takes the files of a second instance, which ends', async () => {
    await launch()
    const second = spawn(runtime.executable, [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      PROJECT,
      `--user-data-dir=${join(folder, 'user')}`,
      '--library',
      join(folder, 'library'),
      article('school.txt'),
    ])
    const code = await new Promise((resolve) => second.once('exit', resolve))
    expect(code).toBe(0)
    await articlesBecome(1)
  })

  test('says so when a named file is not there', async () => {
    const started = await launch([join(folder, 'missing.txt')])
    await started.page.waitForTimeout(500)
    // On the real runtime the box waits for a person; that it is shown can be read only from the stand-in's output.
    if (runtime.name === 'stand-in') expect(started.output()).toContain('missing.txt')
    expect(await articles()).toBe(0)
  })
})

import { describe, expect, test } from '@jest/globals'
import { fireEvent, screen } from '@testing-library/react'
import type { ImportReport } from '#shared/contract/methods'
import type { Method, Params, Result } from '#shared/contract/methods'
import type { AppEvent, Reply } from '#shared/contract/host'
import { failedImport } from '#shared/failed-import'
import { importAnnotations } from '../../../renderer/app/import-annotations'
import { Toasts } from '../../../renderer/app/toasts'
import { FakeHost } from '../state/fake-host'
import { doing, openWindow, TEXT } from './trial-window'

const report = (name: string): ImportReport => ({
  name,
  format: 'native',
  unit: 'utf-16',
  unitStated: true,
  articleIds: [],
  claims: 3,
  links: 0,
  moved: 0,
  existing: 0,
  unplaced: [],
  losses: [],
  failure: null,
})

/** An application that reads the next file when the test says so, and none once it is told to stop. */
class SlowReader extends FakeHost {
  readonly runs: (readonly string[])[] = []
  finish: () => void = () => {}
  #tell: (event: AppEvent) => void = () => {}
  #stopped = false

  override onEvent(listener: (event: AppEvent) => void): () => void {
    this.#tell = listener
    return () => {}
  }

  override async call<M extends Method>(method: M, params: Params<M>): Promise<Reply<M>> {
    if (method === 'import.cancel') this.#stopped = true
    if (method !== 'import.run') return super.call(method, params)
    const names = (params as Params<'import.run'>).files.map(({ name }) => name)
    this.runs.push(names)
    const reported = names.filter((name) => name !== 'b.txt')
    const reports: ImportReport[] = []
    for (const [done, name] of reported.entries()) {
      this.#tell({ kind: 'import-progress', done, of: reported.length })
      if (this.#stopped) {
        reports.push(failedImport(name, { code: 'import-cancelled', values: { name } }))
        continue
      }
      await new Promise<void>((read) => (this.finish = read))
      reports.push(report(name))
    }
    return { ok: true, result: { reports } as Result<'import.run'> } as Reply<M>
  }
}

const FILES = ['a.json', 'b.ann', 'b.txt', 'c.csv'].map((name) => ({ name, base64: '' }))

const begin = async (files = FILES) => {
  const host = new SlowReader(TEXT)
  const { controller } = await openWindow(() => <Toasts />, host)
  const done = importAnnotations(controller, files, 'own')
  await doing(() => new Promise((resolve) => setTimeout(resolve, 350)))
  return { host, controller, done }
}
const progress = () => screen.queryByRole('progressbar') as HTMLProgressElement | null
const next = (host: SlowReader) => doing(() => new Promise((resolve) => (host.finish(), setTimeout(resolve, 0))))

describe('importing annotation files', () => {
  test('is one call, so one backup and one reading of the library, and shows how far it is from file to file', async () => {
    const { host, controller, done } = await begin()
    expect(screen.getByText('Importing 4 files…')).toBeTruthy()
    expect(progress()?.value).toBe(0)
    await next(host)
    expect(progress()?.value).toBe(33)
    await next(host)
    expect(progress()?.value).toBe(66)
    await next(host)
    await done
    expect(host.runs).toEqual([['a.json', 'b.ann', 'b.txt', 'c.csv']])
    expect(progress()).toBeNull()
    expect(controller.app.getState().dialog).toMatchObject({
      kind: 'import-report',
      reports: [{ claims: 3 }, { claims: 3 }, { claims: 3 }],
    })
  })

  test('is as few calls as messages hold, and what is read together goes together', async () => {
    const large = 'A'.repeat(45 * 1024 * 1024)
    const files = ['a.json', 'b.ann', 'b.txt', 'c.csv'].map((name) => ({ name, base64: name === 'c.csv' ? '' : large }))
    const { host, done } = await begin(files)
    for (let read = 0; read < 3; read++) await next(host)
    await done
    expect(host.runs).toEqual([['a.json'], ['b.ann', 'b.txt'], ['c.csv']])
  })

  test('cancelled, it tells the application; the report says which files were left', async () => {
    const { host, controller, done } = await begin()
    await doing(() => fireEvent.click(screen.getByRole('button', { name: 'Cancel' })))
    expect(host.calls.map(({ method }) => method)).toContain('import.cancel')
    await next(host)
    await done
    const { dialog } = controller.app.getState()
    const reports = dialog?.kind === 'import-report' ? dialog.reports : []
    expect(reports.map(({ name, failure }) => [name, failure?.code ?? null])).toEqual([
      ['a.json', null],
      ['b.ann', 'import-cancelled'],
      ['c.csv', 'import-cancelled'],
    ])
  })
})

import { describe, expect, test } from '@jest/globals'
import { fireEvent, screen } from '@testing-library/react'
import type { ImportReport } from '#shared/contract/methods'
import type { Method, Params, Result } from '#shared/contract/methods'
import type { Reply } from '#shared/contract/host'
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

/** An application that reads files when the test says so. */
class SlowReader extends FakeHost {
  readonly runs: (readonly string[])[] = []
  finish: () => void = () => {}

  override async call<M extends Method>(method: M, params: Params<M>): Promise<Reply<M>> {
    if (method !== 'import.run') return super.call(method, params)
    const names = (params as Params<'import.run'>).files.map(({ name }) => name)
    this.runs.push(names)
    await new Promise<void>((done) => (this.finish = done))
    return { ok: true, result: { reports: [report(names[0] ?? '')] } as Result<'import.run'> } as Reply<M>
  }
}

const FILES = ['a.json', 'b.ann', 'b.txt', 'c.csv'].map((name) => ({ name, base64: '' }))

const begin = async () => {
  const host = new SlowReader(TEXT)
  const { controller } = await openWindow(() => <Toasts />, host)
  const done = importAnnotations(controller, FILES, 'own')
  await doing(() => new Promise((resolve) => setTimeout(resolve, 350)))
  return { host, controller, done }
}
const progress = () => screen.queryByRole('progressbar') as HTMLProgressElement | null
const next = (host: SlowReader) => doing(() => new Promise((resolve) => (host.finish(), setTimeout(resolve, 0))))

describe('importing annotation files', () => {
  test('goes file by file, pairs together, and shows how far it is', async () => {
    const { host, controller, done } = await begin()
    expect(screen.getByText('Importing 4 files…')).toBeTruthy()
    expect(progress()?.value).toBe(0)
    await next(host)
    expect(progress()?.value).toBe(33)
    await next(host)
    await next(host)
    await done
    expect(host.runs).toEqual([['a.json'], ['b.ann', 'b.txt'], ['c.csv']])
    expect(progress()).toBeNull()
    expect(controller.app.getState().dialog).toMatchObject({
      kind: 'import-report',
      reports: [{ claims: 3 }, { claims: 3 }, { claims: 3 }],
    })
  })

  test('cancelled, it tells the application and asks for no further file; the report says which were left', async () => {
    const { host, controller, done } = await begin()
    await doing(() => fireEvent.click(screen.getByRole('button', { name: 'Cancel' })))
    expect(host.calls.map(({ method }) => method)).toContain('import.cancel')
    await next(host)
    await done
    expect(host.runs).toEqual([['a.json']])
    const { dialog } = controller.app.getState()
    const reports = dialog?.kind === 'import-report' ? dialog.reports : []
    expect(reports.map(({ name, failure }) => [name, failure?.code ?? null])).toEqual([
      ['a.json', null],
      ['b.ann', 'import-cancelled'],
      ['c.csv', 'import-cancelled'],
    ])
  })
})

import { beforeEach, describe, expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { PackageLook, PackageSet } from '#shared/contract/package-methods'
import { sampleClaim } from '#support/sample-set'
import { takeName } from '../../../renderer/app/people'
import { PackageDialogs } from '../../../renderer/packages/package-dialogs'
import type { OpenDialog } from '../../../renderer/state/app-store'
import { doing, openWindow, TEXT, type TrialWindow } from '../app/trial-window'
import { FakeHost } from '../state/fake-host'

const FILE = { name: 'answer.claimlight', base64: 'AAAA' }
const MADE = { name: 'Bridge', base64: 'AAAA', id: 'p1', articles: 1, sets: 2, bytes: 3 }
const claim = { ...sampleClaim(TEXT, 'c1'), tag: 'contested' } as const

const set = (change: Partial<PackageSet> = {}): PackageSet => ({
  articleId: 'a',
  analyst: 'ben',
  set: 'annotations',
  isOwn: false,
  fate: 'append',
  edits: 3,
  claims: 10,
  removes: 0,
  conflicts: [],
  ...change,
})
const look = (change: Partial<PackageLook> = {}): PackageLook => ({
  name: FILE.name,
  id: 'p1',
  kind: 'return',
  from: 'ben',
  created: '2026-01-02T03:04:05.000Z',
  answers: 'blind',
  articles: [{ id: 'a', title: 'Bridge', isNew: false, newRevisions: 0 }],
  sets: [set()],
  people: [{ id: 'ben', names: [] }],
  ...change,
})
const conflict = (id: string) => ({
  id,
  base: claim,
  mine: claim,
  theirs: { ...claim, tag: 'unverified' as const },
  fields: ['tag' as const],
})

async function open(dialog: OpenDialog, answers: Readonly<Record<string, unknown>> = {}): Promise<TrialWindow> {
  const host = new FakeHost(TEXT)
  for (const [method, result] of Object.entries(answers)) host.answers.set(method as never, { ok: true, result } as never)
  const window = await openWindow(() => <PackageDialogs />, host)
  await doing(() => window.controller.show(dialog))
  return window
}

const callsOf = ({ host }: TrialWindow, method: string) => host.calls.filter((call) => call.method === method).map(({ params }) => params)
const isOpen = ({ controller }: TrialWindow): boolean => controller.app.getState().dialog !== null
/** Enter in a field of the form. */
const enter = () =>
  doing(() => {
    const form = screen.getByRole('dialog').querySelector('form')
    if (!form) throw new Error('no form')
    fireEvent.submit(form)
  })
const choose = (name: RegExp) => doing(() => fireEvent.click(screen.getByRole('radio', { name })))
const escape = () => doing(() => fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' }))

let saved: string[] = []
beforeEach(() => {
  saved = []
  URL.createObjectURL = () => 'blob:x'
  URL.revokeObjectURL = () => {}
  HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
    saved.push(this.download)
  }
})

test.each([
  [{ kind: 'package-send' }, 'Send for review'],
  [{ kind: 'package-return' }, 'Return to the sender'],
  [{ kind: 'package', file: FILE, look: look({ sets: [set({ fate: 'merge', conflicts: [conflict('c1')] })] }) }, 'Open a package'],
] as const)('%o: everything has a name, the focus is in it, and Escape closes it without a call', async (dialog, name) => {
  const window = await open(dialog)
  const inside = within(screen.getByRole('dialog', { name }))
  for (const role of ['button', 'radio', 'checkbox', 'group'] as const)
    expect(inside.queryAllByRole(role, { name: /\S/ }).length).toBe(inside.queryAllByRole(role).length)
  await waitFor(() => expect(document.activeElement?.tagName).toBe('INPUT'))
  expect(screen.getByRole('dialog').contains(document.activeElement)).toBe(true)
  const before = window.host.calls.length
  await escape()
  expect(isOpen(window)).toBe(false)
  expect(window.host.calls.slice(before).map(({ method }) => method)).toEqual([])
})

describe('sending', () => {
  test('is blind and of the open article unless something else is chosen', async () => {
    const window = await open({ kind: 'package-send' }, { 'package.send': MADE })
    await enter()
    expect(callsOf(window, 'package.send')).toEqual([{ articleIds: [window.host.article.id], kind: 'blind' }])
    expect(isOpen(window)).toBe(false)
    expect(saved).toEqual(['Bridge-Blind.claimlight'])
  })

  test('masked says what it cannot hide before anything is made, and goes on only when asked again', async () => {
    const gaps = [
      { kind: 'note', analyst: 'ben', articleId: 'a', title: 'Bridge', word: 'BEN', words: 'as BEN said' },
      { kind: 'article', analyst: '', articleId: 'a', title: 'Bridge', word: 'Ben', words: 'from Ben' },
    ]
    const window = await open({ kind: 'package-send' }, { 'package.send': MADE, 'package.preview-masked': { gaps, count: 3 } })
    await choose(/^Masked/)
    expect(screen.getByText(/Masking cannot hide/)).toBeTruthy()
    await enter()
    expect(callsOf(window, 'package.send')).toEqual([])
    const heading = screen.getByText(/3 places may still tell/)
    expect(document.activeElement).toBe(heading)
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'ben, noteas BEN said',
      'details of the articlefrom Ben',
    ])
    expect(screen.getByText('and 1 more')).toBeTruthy()
    await doing(() => fireEvent.click(screen.getByRole('button', { name: 'Save it all the same' })))
    expect(callsOf(window, 'package.send')).toEqual([{ articleIds: [window.host.article.id], kind: 'masked' }])
  })

  test('masked looks again when something else is to be sent, and is made at once where nothing was found', async () => {
    const window = await open({ kind: 'package-send' }, { 'package.send': MADE, 'package.preview-masked': { gaps: [], count: 0 } })
    await choose(/^Masked/)
    await choose(/All articles/)
    await enter()
    expect(callsOf(window, 'package.preview-masked')).toEqual([{ articleIds: null }])
    expect(callsOf(window, 'package.send')).toEqual([{ articleIds: null, kind: 'masked' }])
  })
})

test('an answer says under which name it goes, the one that was taken last', async () => {
  const window = await open({ kind: 'package-return' }, { 'package.return': MADE })
  await doing(async () => {
    await takeName(window.controller, 'Ana Ruiz')
    window.controller.show(null)
  })
  await doing(() => window.controller.show({ kind: 'package-return' }))
  expect(screen.getByText(/Your name, Ana Ruiz, stands in it/)).toBeTruthy()
  await enter()
  expect(callsOf(window, 'package.return')).toEqual([{ articleIds: [window.host.article.id] }])
  expect(saved).toEqual(['Bridge-Return-Ana-Ruiz.claimlight'])
})

describe('opening', () => {
  test('says whose sets come, from whom, and who is called otherwise now', async () => {
    const people = [{ id: 'ben', names: [{ name: 'Benjamin', at: '2026-01-01T00:00:00.000Z', no: 1 }] }]
    const window = await open({ kind: 'package', file: FILE, look: look({ people }) }, { 'package.merge': look({ people }) })
    expect(screen.getByText(/^What Benjamin has made/)).toBeTruthy()
    expect(screen.getByText('ben is called Benjamin now.')).toBeTruthy()
    expect(screen.getByText('Benjamin', { selector: 'bdi' })).toBeTruthy()
    await enter()
    expect(callsOf(window, 'package.merge')).toEqual([{ file: FILE, decided: [], confirmed: false }])
  })

  test('waits until every conflict is decided, one by one or all at once', async () => {
    const sets = [set({ fate: 'merge', isOwn: true, analyst: 'Ana', conflicts: [conflict('c1'), conflict('c2')] })]
    const window = await open({ kind: 'package', file: FILE, look: look({ sets }) }, { 'package.merge': look() })
    expect(screen.getByText('2 to decide')).toBeTruthy()
    await enter()
    expect(callsOf(window, 'package.merge')).toEqual([])
    const [first] = screen.getAllByRole('group', { name: /^Claim 1 of 2/ })
    if (!first) throw new Error('no conflict')
    expect(within(first).getByText('contested', { exact: false })).toBeTruthy()
    await doing(() => fireEvent.click(within(first).getByRole('radio', { name: /^In the package/ })))
    expect(screen.getByText('1 to decide')).toBeTruthy()
    await doing(() => fireEvent.click(screen.getByRole('button', { name: 'All as here' })))
    await doing(() => fireEvent.click(within(first).getByRole('radio', { name: /^In the package/ })))
    await enter()
    const of = { articleId: 'a', analyst: 'Ana', set: 'annotations' }
    expect(callsOf(window, 'package.merge')).toEqual([
      {
        file: FILE,
        decided: [
          { ...of, claim: 'c1', side: 'theirs' },
          { ...of, claim: 'c2', side: 'mine' },
        ],
        confirmed: false,
      },
    ])
  })

  test('asks before more than a fifth of a set goes', async () => {
    const sets = [set({ fate: 'merge', removes: 8, claims: 10 })]
    const window = await open({ kind: 'package', file: FILE, look: look({ sets }) }, { 'package.merge': look() })
    await enter()
    expect(callsOf(window, 'package.merge')).toEqual([])
    await doing(() => fireEvent.click(screen.getByRole('checkbox', { name: 'I want that' })))
    await enter()
    expect(callsOf(window, 'package.merge')).toEqual([{ file: FILE, decided: [], confirmed: true }])
  })
})

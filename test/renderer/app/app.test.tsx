import { describe, expect, test } from '@jest/globals'
import { fireEvent, screen, within } from '@testing-library/react'
import { setToData } from '#annotations/model/annotation-set'
import '../reader/without-layout'
import { App } from '../../../renderer/app/app'
import { diagnosticsText } from '../../../renderer/app/diagnostics'
import { acceptEdit } from '../../../renderer/state/accept-edit'
import { FakeHost } from '../state/fake-host'
import { DETECTION, doing, openWindow, TEXT, type TrialWindow } from './trial-window'

const window_ = (host?: FakeHost): Promise<TrialWindow> => openWindow(() => <App />, host)
const key = (init: KeyboardEventInit & { readonly key: string }, target: Element = document.body) =>
  doing(() => fireEvent.keyDown(target, init))
const claims = ({ host }: TrialWindow) => setToData(host.set).claims
const [FIRST] = DETECTION.suggestions
if (!FIRST) throw new RangeError('no suggestion')

// jsdom has no media queries.
window.matchMedia ??= () => ({ matches: false, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList

describe('the keyboard', () => {
  test('decides every suggestion, one key each, and undoes by name', async () => {
    const open = await window_()
    await key({ key: 'n' })
    await key({ key: 'Enter' })
    await key({ key: 'c' })
    expect(claims(open).map(({ tag }) => tag)).toEqual(['attributed', 'contested'])
    expect(screen.getByText('Every claim is decided.', { selector: '.toast-text' })).toBeTruthy()
    await key({ key: 'z', ctrlKey: true })
    expect(claims(open)).toHaveLength(1)
    await key({ key: 'Z', ctrlKey: true, shiftKey: true })
    expect(claims(open)).toHaveLength(2)
  })

  test('is text in a text field, where single keys and undo are the field’s own', async () => {
    const open = await window_()
    await doing(() => {
      open.session.perform(acceptEdit(open.session.store.getState(), FIRST, null, 'c0'))
      open.session.select('c0')
    })
    const note = screen.getByRole('textbox', { name: 'Note' })
    await key({ key: 'x' }, note)
    await key({ key: 'u' }, note)
    await key({ key: 'z', ctrlKey: true }, note)
    expect(claims(open)).toMatchObject([{ id: 'c0', tag: 'attributed' }])
    await key({ key: 'u' })
    expect(claims(open)).toMatchObject([{ tag: 'unverified' }])
  })

  test('does nothing behind a dialog', async () => {
    const open = await window_()
    await key({ key: 'n' })
    await key({ key: '?', shiftKey: true })
    expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy()
    await key({ key: 'x' })
    expect(setToData(open.host.set).rejected).toEqual([])
  })

  test('leaves Enter to the button that has the focus', async () => {
    const open = await window_()
    await key({ key: 'n' })
    await key({ key: 'Enter' }, screen.getByRole('button', { name: /^Reject ?x/ }))
    expect(claims(open)).toEqual([])
  })

  test('is left alone while a character is being composed', async () => {
    const open = await window_()
    await key({ key: 'n', isComposing: true })
    expect(open.session.store.getState().selectedId).toBeNull()
  })
})

describe('what is not saved yet', () => {
  test.each([
    ['the page goes', () => fireEvent(window, new Event('pagehide'))],
    ['the page is hidden', () => fireEvent(document, new Event('visibilitychange'))],
  ])('is saved when %s', async (_name, leave) => {
    const open = await window_()
    await doing(() => {
      open.session.perform(acceptEdit(open.session.store.getState(), FIRST, null, 'c0'))
      open.session.select('c0')
    })
    await doing(() => fireEvent.change(screen.getByRole('textbox', { name: 'Note' }), { target: { value: 'In the middle of' } }))
    expect(claims(open)[0]?.note).toBe('')
    await doing(leave)
    expect(claims(open)[0]?.note).toBe('In the middle of')
    expect(open.host.calls.map(({ method }) => method)).toContain('view.save')
  })

  test('is said as long as it is so', async () => {
    const open = await window_()
    open.host.isPrompt = false
    await doing(() => open.session.perform({ kind: 'add', id: 'c0', content: [{ start: 0, end: 9 }] }))
    expect(screen.getByText('Saving…')).toBeTruthy()
    await doing(() => open.host.answer())
    expect(screen.getByText(/^Saved \d/)).toBeTruthy()
    open.host.failNext({ code: 'disk-full', values: {} })
    await doing(() => open.session.perform({ kind: 'tag', id: 'c0', tag: 'contested' }))
    await doing(() => open.host.answer())
    expect(screen.getByText('Not saved')).toBeTruthy()
    expect(within(screen.getByRole('alert')).getByText('The disk is full.')).toBeTruthy()
    while (open.host.waiting > 0) await doing(() => open.host.answer())
  })
})

describe('a set that cannot be read in full', () => {
  test('is said once, where it stays said: over the article', async () => {
    const host = new FakeHost(TEXT)
    host.damage = { code: 'library-damaged', values: { file: 'sets/Ana.json', where: 'not JSON' } }
    await window_(host)
    const said = screen.getAllByText(/sets\/Ana\.json is damaged/)
    expect(said.map((element) => element.closest('.banner') !== null)).toEqual([true])
  })
})

describe('words from outside', () => {
  const NASTY = '<img src=x onerror="document.title=\'owned\'">'

  test('never become elements: title, outlet, author, source, note, library name', async () => {
    const host = new FakeHost(`${NASTY} said the bridge was safe.\n`)
    host.article = { ...host.article, metadata: { ...host.article.metadata, title: NASTY, outlet: NASTY, author: `${NASTY}!` } }
    host.libraryName = NASTY
    const open = await window_(host)
    await doing(() => {
      open.session.perform({ kind: 'add', id: 'c0', content: [{ start: 0, end: NASTY.length }], sourceName: NASTY, note: NASTY })
      open.session.select('c0')
      open.controller.toast(NASTY, NASTY)
      open.controller.announce(NASTY)
    })
    expect(screen.getAllByText(NASTY).length).toBeGreaterThan(5)
    expect(document.querySelector('img')).toBeNull()
    expect(document.title).toBe('Claimlight')
  })

  test('are not in the diagnostics', async () => {
    const { controller } = await window_()
    const words = diagnosticsText(controller)
    for (const secret of ['Bridge', 'mayor', 'Ana', '/library']) expect(words).not.toContain(secret)
    expect(words).toContain(`${TEXT.length} code units`)
  })
})

test('the window has one main part, named regions, and a way past the list', async () => {
  await window_()
  expect(screen.getByRole('main')).toBeTruthy()
  expect(screen.getByRole('navigation', { name: 'Library' })).toBeTruthy()
  expect(screen.getByRole('region', { name: 'Claim' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Skip to the article' }).getAttribute('href')).toBe('#article')
  expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1)
})

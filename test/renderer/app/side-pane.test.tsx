import { describe, expect, test } from '@jest/globals'
import { fireEvent, screen, within } from '@testing-library/react'
import '../reader/without-layout'
import { App } from '../../../renderer/app/app'
import { FakeHost } from '../state/fake-host'
import { doing, openWindow, TEXT, type TrialWindow } from './trial-window'

// jsdom has no media queries.
window.matchMedia ??= () => ({ matches: false, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList

const window_ = (): Promise<TrialWindow> => openWindow(() => <App />, new FakeHost(TEXT))
const key = (init: KeyboardEventInit & { readonly key: string }, target: Element = document.body) =>
  doing(() => fireEvent.keyDown(target, init))
const tab = (name: string) => screen.getByRole('tab', { name })

describe('the pane beside the text', () => {
  test('has tabs that arrow keys change, and remembers the one that was chosen', async () => {
    const { host } = await window_()
    expect(tab('Claims').getAttribute('aria-selected')).toBe('true')
    await key({ key: 'ArrowRight' }, tab('Claims'))
    expect(tab('Ledger').getAttribute('aria-selected')).toBe('true')
    expect(document.activeElement).toBe(tab('Ledger'))
    expect(host.calls.findLast(({ method }) => method === 'settings.save')?.params).toMatchObject({ sideTab: 'ledger' })
    expect(screen.getByRole('tabpanel', { name: 'Ledger' })).toBeTruthy()
    await key({ key: 'm' })
  })

  test('shows who says what, each claim a row under its source', async () => {
    const { session } = await window_()
    await key({ key: 'g' })
    const table = screen.getByRole('treegrid', { name: 'Who says what' })
    const rows = within(table).getAllByRole('row')
    expect(rows.map((row) => row.getAttribute('aria-level'))).toEqual([null, '1', '2', '1', '2'])
    expect(rows[1]?.textContent).toContain('The mayor')
    expect(rows[2]?.textContent).toContain('the bridge was safe')
    expect(rows[2]?.textContent).toContain('suggested')
    await key({ key: 'End' }, table)
    await key({ key: 'Enter' }, table)
    expect(session.store.getState().selectedId).toBe('suggestion s1')
  })

  test('asks suggestions for more confidence, and the list of articles counts what is left to decide', async () => {
    const { host, session, controller } = await window_()
    const slider = screen.getByRole<HTMLInputElement>('slider', { name: 'Least confidence' })
    expect(slider.getAttribute('aria-valuetext')).toBe('At least 0 %: 2 of 2 suggestions')
    await doing(() => fireEvent.change(slider, { target: { value: '80' } }))
    expect(session.store.getState().items.order).toEqual([])
    expect(screen.getByText('0 of 2 suggested')).toBeTruthy()
    await doing(() => controller.flush())
    expect(host.calls.findLast(({ method }) => method === 'settings.save')?.params).toMatchObject({ leastConfidence: 0.8 })
    expect(host.calls.findLast(({ method }) => method === 'article.suggested')?.params).toMatchObject({ count: 0 })
    await doing(() => fireEvent.change(slider, { target: { value: '75' } }))
    expect(session.store.getState().items.order).toHaveLength(2)
  })

  test('reads the review once, though the key and the pane ask for it', async () => {
    const { host } = await window_()
    // Nothing is answered from here on.
    host.isPrompt = false
    await key({ key: 'V', shiftKey: true })
    expect(host.calls.filter(({ method }) => method === 'review.open')).toHaveLength(1)
  })

  test('plain keys work from the slider', async () => {
    const { session } = await window_()
    await key({ key: 't' })
    expect(document.activeElement?.id).toBe('least-confidence')
    await key({ key: 'n' }, document.activeElement ?? document.body)
    expect(session.store.getState().selectedId).toBe('suggestion s0')
  })
})

describe('the rules', () => {
  test('are rejected whole from the details, and their record says so', async () => {
    const { host } = await window_()
    await key({ key: 'n' })
    await doing(() => fireEvent.click(screen.getByRole('button', { name: /^Reject all 2 of this rule/ })))
    expect(host.set.rejected.size).toBe(2)
    await doing(() => fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true }))
    const field = screen.getByRole('combobox')
    await doing(() => fireEvent.change(field, { target: { value: 'how the rules' } }))
    await doing(async () => {
      fireEvent.keyDown(field, { key: 'Enter' })
      await new Promise((done) => requestAnimationFrame(done))
    })
    const row = within(screen.getByRole('dialog', { name: 'How the rules do' })).getByRole('row', { name: /^cue/ })
    expect(
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual(['0', '0', '0', '2', 'not enough decisions yet'])
  })
})

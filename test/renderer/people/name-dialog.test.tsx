import { expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { NameDialog } from '../../../renderer/people/name-dialog'
import { analystName } from '../../../renderer/state/analyst-name'
import { useApp } from '../../../renderer/app/controller-context'
import { doing, openWindow, TEXT } from '../app/trial-window'
import { FakeHost } from '../state/fake-host'

function Shown() {
  return useApp((state) => state.dialog?.kind === 'name') ? <NameDialog /> : null
}

async function open() {
  const host = new FakeHost(TEXT)
  host.people = [
    { id: 'Ana', names: [] },
    { id: 'ben', names: [{ name: 'Ben Lund', at: '2026-01-01T00:00:00.000Z', no: 1 }] },
  ]
  const window = await openWindow(() => <Shown />, host)
  await doing(() => window.controller.show({ kind: 'name' }))
  return window
}
const field = () => screen.getByLabelText<HTMLInputElement>('Name')
const type = (value: string) => doing(() => fireEvent.change(field(), { target: { value } }))
const enter = () => doing(() => field().form && fireEvent.submit(field().form as HTMLFormElement))
const renames = (host: FakeHost) => host.calls.filter(({ method }) => method === 'people.rename').map(({ params }) => params)

test('begins with the name there is, says what stays, and takes another with Enter', async () => {
  const { host, controller } = await open()
  await waitFor(() => expect(document.activeElement).toBe(field()))
  expect(field().value).toBe('Ana')
  expect(screen.getByText(/your files go by “Ana”, which never changes/)).toBeTruthy()
  await type('  Ana   Ruiz ')
  await enter()
  expect(renames(host)).toEqual([{ name: 'Ana Ruiz' }])
  expect(controller.app.getState().dialog).toBeNull()
  expect(analystName('Ana')).toBe('Ana Ruiz')
  await doing(() => controller.show({ kind: 'name' }))
  expect(screen.getByText('Before: Ana')).toBeTruthy()
})

test.each([
  ['', 'Type a name.'],
  ['a\u202eb', 'The name has characters in it that cannot be seen. Type it instead of pasting it.'],
  ['x'.repeat(101), 'A name has at most 100 characters.'],
])('%j is said to be none, and nothing is sent', async (value, words) => {
  const { host } = await open()
  await type(value)
  await enter()
  expect(screen.getByText(words)).toBeTruthy()
  expect(field().getAttribute('aria-invalid')).toBe('true')
  expect(renames(host)).toEqual([])
})

test('says that somebody has the name already, and how they are told apart; it can be taken', async () => {
  const { host } = await open()
  await type('ben lund')
  expect(screen.getByText(/Ben Lund has that name already.*“Ana” stands behind it/)).toBeTruthy()
  await enter()
  expect(renames(host)).toEqual([{ name: 'ben lund' }])
  expect([analystName('Ana'), analystName('ben')]).toEqual(['ben lund (Ana)', 'Ben Lund (ben)'])
})

test('closes with Escape, and the name stays', async () => {
  const { host, controller } = await open()
  await type('Other')
  await doing(() => fireEvent.keyDown(field(), { key: 'Escape' }))
  expect(controller.app.getState().dialog).toBeNull()
  expect(renames(host)).toEqual([])
})

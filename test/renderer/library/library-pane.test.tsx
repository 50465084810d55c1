import { describe, expect, jest, test } from '@jest/globals'
import { act, fireEvent, screen } from '@testing-library/react'
import type { LibraryEntry } from '#shared/contract/methods'
import { LibraryPane } from '../../../renderer/library/library-pane'
import { doing, openWindow } from '../app/trial-window'

const entry = (id: string, change: Partial<LibraryEntry> = {}): LibraryEntry => ({
  id: id.repeat(16),
  metadata: { title: `Article ${id}`, outlet: '', author: '', published: '', url: '', language: '' },
  state: 'new',
  decided: 0,
  suggested: 0,
  claims: 0,
  tags: { attributed: 0, contested: 0, unverified: 0, untagged: 0 },
  rechecks: 0,
  isBehind: false,
  length: 10,
  addedAt: '',
  excerpt: '',
  ...change,
})

describe('the library', () => {
  test('lists title, origin, progress and where the words were found', async () => {
    const { controller } = await openWindow(() => <LibraryPane />)
    const found = entry('a', {
      metadata: { ...entry('a').metadata, outlet: 'The Echo', published: '2026-02-28T09:00:00Z' },
      state: 'in-progress',
      decided: 3,
      suggested: 20,
      excerpt: '…the <b>bridge</b> was…',
    })
    await doing(() => controller.app.setState({ entries: [found, entry('b', { state: 'done' })] }))
    const row = screen.getByRole('button', { name: /Article a/ })
    for (const words of ['The Echo', '2026-02-28', '3 of 20 decided', '…the <b>bridge</b> was…']) expect(row.textContent).toContain(words)
    expect(screen.getByRole('button', { name: /Article b/ }).textContent).toContain('Done')
    expect(row.querySelector('b')).toBeNull()
  })

  test('filters by state and says where nothing matches', async () => {
    const { controller, host } = await openWindow(() => <LibraryPane />)
    await doing(() => fireEvent.click(screen.getByRole('radio', { name: 'Begun' })))
    expect(host.calls.at(-1)).toEqual({ method: 'library.list', params: { query: '', state: 'in-progress' } })
    expect(controller.app.getState().entries).toEqual([])
    expect(screen.getByText('Nothing here matches.')).toBeTruthy()
  })

  test('searches once a person pauses, for what stands there then', async () => {
    jest.useFakeTimers()
    try {
      const { host } = await openWindow(() => <LibraryPane />)
      const before = host.calls.length
      const field = screen.getByRole('searchbox', { name: 'Search titles and texts' })
      for (const value of ['b', 'br', 'bridge']) fireEvent.change(field, { target: { value } })
      expect(host.calls).toHaveLength(before)
      await act(async () => {
        await jest.advanceTimersByTimeAsync(200)
      })
      expect(host.calls.slice(before).filter(({ method }) => method === 'library.list')).toEqual([
        { method: 'library.list', params: { query: 'bridge', state: null } },
      ])
    } finally {
      jest.useRealTimers()
    }
  })
})

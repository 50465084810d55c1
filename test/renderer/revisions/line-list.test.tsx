import { expect, test } from '@jest/globals'
import { act, render, screen } from '@testing-library/react'
import { LineList } from '../../../renderer/revisions/line-list'

test('of a long comparison only what is near the view is in the page; on paper, all of it', () => {
  const estimate = () => 40
  render(<LineList count={500} label="Two texts" estimate={estimate} render={(line) => <p>Line {line}</p>} />)
  const shown = () => screen.getAllByRole('listitem').length
  expect(shown()).toBeLessThan(100)
  act(() => void dispatchEvent(new Event('beforeprint')))
  expect(shown()).toBe(500)
  act(() => void dispatchEvent(new Event('afterprint')))
  expect(shown()).toBeLessThan(100)
})

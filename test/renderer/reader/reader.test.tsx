import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { cleanup, fireEvent, render } from '@testing-library/react'
import { createRef } from 'react'
import './without-layout'
import { MarkIndex } from '../../../renderer/reader/mark-index'
import { Reader, type ReaderProps } from '../../../renderer/reader/reader'
import type { ReaderHandle } from '../../../renderer/reader/reader-handle'
import type { ReaderMark } from '../../../renderer/reader/reader-model'

afterEach(cleanup)

const TEXT = 'Ferry late again\nPrice said talks failed.\nNobody knows why.'
const OUTER: ReaderMark = { id: 'outer', look: 'attributed', spans: [{ start: 17, end: 41 }] }
const INNER: ReaderMark = { id: 'inner', look: 'untagged', spans: [{ start: 28, end: 40 }] }

function props(changes: Partial<ReaderProps> = {}): ReaderProps {
  return {
    text: TEXT,
    title: 'Ferry late again',
    language: 'en',
    index: MarkIndex.from([OUTER, INNER]),
    conflicts: null,
    selectedId: null,
    selectedParts: null,
    findHits: [],
    currentHit: -1,
    caretMode: false,
    labels: { article: 'Article text', conflicts: 'Conflicts', conflict: (where, quote) => `${where}: ${quote}` },
    initialPosition: null,
    onSelectMark: () => {},
    onTextSelection: () => {},
    onMoveBoundary: () => {},
    onOtherSide: () => {},
    onScroll: () => {},
    ...changes,
  }
}

const blocks = (container: HTMLElement): HTMLElement[] => [...container.querySelectorAll<HTMLElement>('.reader-block')]

describe('Reader', () => {
  test('shows the text in a named region, headline and language told', () => {
    const { container, getByRole } = render(<Reader {...props()} />)
    expect(getByRole('region', { name: 'Article text' })).toBeTruthy()
    expect(getByRole('heading', { name: 'Ferry late again' })).toBeTruthy()
    expect(container.querySelector('article')?.lang).toBe('en')
  })

  test('a tag draws its block again and leaves the others alone', () => {
    const first = props()
    const { container, rerender } = render(<Reader {...first} />)
    const before = blocks(container).map((block) => block.firstChild)
    rerender(<Reader {...first} index={first.index.with({ ...INNER, look: 'contested' })} />)
    const after = blocks(container).map((block) => block.firstChild)
    expect(container.querySelector('.reader-contested')).toBeTruthy()
    expect(after.map((node, i) => node === before[i])).toEqual([true, false, ...after.slice(2).map(() => true)])
  })

  test('another text opens anew', () => {
    const { container, rerender } = render(<Reader {...props()} />)
    rerender(<Reader {...props({ text: 'Something else', index: MarkIndex.EMPTY })} />)
    expect(container.textContent).toBe('Something else')
    expect(container.querySelectorAll('.reader-scroller')).toHaveLength(1)
  })

  test('a click selects the shortest mark, then the next longer; beside marks it selects none', () => {
    const onSelectMark = jest.fn()
    const { container, rerender } = render(<Reader {...props({ onSelectMark })} />)
    const talks = (): Element => {
      const found = [...container.querySelectorAll('mark')].find((mark) => mark.textContent === 'talks ')
      if (!found) throw new Error(container.innerHTML)
      return found
    }
    fireEvent.click(talks())
    expect(onSelectMark).toHaveBeenLastCalledWith('inner')
    rerender(<Reader {...props({ onSelectMark, selectedId: 'inner' })} />)
    fireEvent.click(talks())
    expect(onSelectMark).toHaveBeenLastCalledWith('outer')
    fireEvent.click(container.querySelector('h2') ?? container)
    expect(onSelectMark).toHaveBeenLastCalledWith(null)
  })

  test('a selection of the browser is told in offsets, whole characters', () => {
    const onTextSelection = jest.fn()
    const { container } = render(<Reader {...props({ onTextSelection })} />)
    const marks = container.querySelectorAll('mark')
    const from = marks[0]?.firstChild
    if (!from) throw new Error('no mark')
    document.getSelection()?.setBaseAndExtent(from, 6, from, 10)
    fireEvent(document, new Event('selectionchange'))
    expect(onTextSelection).toHaveBeenLastCalledWith({ start: 23, end: 27 })
    expect(TEXT.slice(23, 27)).toBe('said')
  })

  test('in caret mode keys move and extend by character, word and paragraph', () => {
    const onTextSelection = jest.fn()
    const { getByRole } = render(<Reader {...props({ caretMode: true, onTextSelection })} />)
    const region = getByRole('region')
    fireEvent.keyDown(region, { key: 'ArrowDown', ctrlKey: true })
    fireEvent.keyDown(region, { key: 'ArrowRight', ctrlKey: true, shiftKey: true })
    expect(onTextSelection).toHaveBeenLastCalledWith({ start: 17, end: 22 })
    fireEvent.keyDown(region, { key: 'ArrowRight', shiftKey: true })
    // The space after the word is not meant; the letter after it is.
    fireEvent.keyDown(region, { key: 'ArrowRight', shiftKey: true })
    expect(onTextSelection).toHaveBeenLastCalledWith({ start: 17, end: 24 })
  })

  test('a selection reaches over lines that are not mounted', () => {
    const onTextSelection = jest.fn()
    const text = Array.from({ length: 500 }, (_, i) => `Line ${i}`).join('\n')
    const { container, getByRole } = render(<Reader {...props({ text, index: MarkIndex.EMPTY, caretMode: true, onTextSelection })} />)
    fireEvent.keyDown(getByRole('region'), { key: 'End', ctrlKey: true, shiftKey: true })
    expect(onTextSelection).toHaveBeenLastCalledWith({ start: 0, end: text.length })
    expect(container.textContent).not.toContain('Line 0')
    expect(container.textContent).toContain('Line 499')
    fireEvent.keyDown(getByRole('region'), { key: 'Home', ctrlKey: true, shiftKey: true })
    expect(onTextSelection).toHaveBeenLastCalledWith(null)
  })

  test('printing mounts the whole text, and gives it up again', () => {
    const text = Array.from({ length: 200 }, (_, i) => `Line ${i}`).join('\n')
    const { container } = render(<Reader {...props({ text, index: MarkIndex.EMPTY })} />)
    const atFirst = blocks(container).length
    expect(atFirst).toBeLessThan(100)
    fireEvent(window, new Event('beforeprint'))
    expect(
      blocks(container)
        .map((block) => block.textContent)
        .join('\n'),
    ).toBe(text)
    fireEvent(window, new Event('afterprint'))
    expect(blocks(container).length).toBeLessThan(100)
  })

  test('keys that are not the caret’s go on to the window', () => {
    const onKeyDown = jest.fn()
    const { getByRole } = render(
      // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- stands for the window
      <div onKeyDown={onKeyDown}>
        <Reader {...props({ caretMode: true })} />
      </div>,
    )
    fireEvent.keyDown(getByRole('region'), { key: 'c' })
    fireEvent.keyDown(getByRole('region'), { key: 'ArrowRight' })
    expect(onKeyDown).toHaveBeenCalledTimes(1)
  })

  test('the handle gives up the selection', () => {
    const onTextSelection = jest.fn()
    const ref = createRef<ReaderHandle>()
    const { getByRole } = render(<Reader {...props({ caretMode: true, onTextSelection, ref })} />)
    fireEvent.keyDown(getByRole('region'), { key: 'ArrowRight', shiftKey: true })
    expect(onTextSelection).toHaveBeenLastCalledWith({ start: 0, end: 1 })
    ref.current?.clearSelection()
    expect(onTextSelection).toHaveBeenLastCalledWith(null)
  })
})

import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { blockRuns } from '../../../renderer/reader/block-runs'
import { BlockTable } from '../../../renderer/reader/block-table'
import { offsetOf, positionIn, rangeIn } from '../../../renderer/reader/dom-offset'
import { layersOver } from '../../../renderer/reader/layers'
import { MarkIndex } from '../../../renderer/reader/mark-index'
import type { ReaderMark, ReaderModel } from '../../../renderer/reader/reader-model'
import { blockElement, drawRuns } from '../../../renderer/reader/render-block'
import { markedText } from './marked-text'

const modelOf = (text: string, marks: readonly ReaderMark[]): ReaderModel => ({
  text,
  title: '',
  language: 'en',
  index: MarkIndex.from(marks),
  conflicts: null,
  selectedId: marks[0]?.id ?? null,
  selectedParts: { content: marks[0]?.spans ?? [], source: marks[1]?.spans ?? [], cue: [] },
  findHits: marks[2]?.spans ?? [],
  currentHit: 0,
  caretMode: false,
  labels: { article: 'Article text', conflicts: 'Conflicts', conflict: (where, quote) => `${where}: ${quote}` },
})

function draw(model: ReaderModel): { table: BlockTable; elements: HTMLElement[] } {
  const table = BlockTable.from(model.text)
  const elements = Array.from({ length: table.count }, (_, block) => {
    const start = table.startOf(block)
    const end = table.endOf(block)
    const layers = layersOver(model, start, end)
    const element = blockElement(document, table.kindOf(block), start, { before: '', goesOn: false })
    drawRuns(element, model.text, blockRuns(model.text, start, end, layers), layers.selectedId)
    return element
  })
  return { table, elements }
}

const html = (element: Element | undefined): string => element?.innerHTML.replaceAll('reader-', '') ?? ''

describe('a drawn block', () => {
  test('holds exactly its slice of the text, whatever is marked', () => {
    fc.assert(
      fc.property(markedText, ({ text, marks }) => {
        const { table, elements } = draw(modelOf(text, marks))
        elements.forEach((element, block) => expect(element.textContent).toBe(table.sliceOf(block)))
      }),
    )
  })

  test('shows every mark over exactly its spans', () => {
    fc.assert(
      fc.property(markedText, ({ text, marks }) => {
        const { elements } = draw(modelOf(text, marks))
        for (const mark of marks) {
          const shown = elements.flatMap((element) =>
            [...element.querySelectorAll<HTMLElement>('mark')].filter((node) => node.dataset['ids']?.split(' ').includes(mark.id)),
          )
          const expected = mark.spans.map(({ start, end }) => text.slice(start, end).replaceAll('\n', '')).join('')
          expect(shown.map((node) => node.textContent).join('')).toBe(expected)
        }
      }),
    )
  })

  test('every offset goes to a place in the document and back', () => {
    fc.assert(
      fc.property(markedText, ({ text, marks }) => {
        const { table, elements } = draw(modelOf(text, marks))
        for (let offset = 0; offset <= text.length; offset++) {
          const element = elements[table.blockAt(offset)]
          if (!element) throw new Error('no block')
          for (const side of ['before', 'after'] as const) expect(offsetOf(positionIn(element, offset, side))).toBe(offset)
        }
      }),
    )
  })

  test('merges overlaps into pieces with stacked underlines', () => {
    const { elements } = draw({
      ...modelOf('Price said talks failed.', [
        { id: 'a', look: 'attributed', spans: [{ start: 0, end: 16 }] },
        { id: 'b', look: 'contested', spans: [{ start: 11, end: 23 }] },
      ]),
      selectedId: null,
      selectedParts: null,
    })
    expect(html(elements[0])).toBe(
      '<mark class="mark decided attributed lane-0 begins" data-ids="a">Price said </mark>' +
        '<mark class="mark decided attributed lane-0 ends letter tail" data-ids="a b"><span class="mark decided contested lane-1 begins">talks</span></mark>' +
        '<mark class="mark decided contested lane-1" data-ids="b"> </mark>' +
        '<mark class="mark decided contested lane-1 ends letter tail" data-ids="b">failed</mark>.',
    )
  })

  test('a discontinuous claim has its letter at its last span only', () => {
    const { elements } = draw({
      ...modelOf('one two three', [
        {
          id: 'a',
          look: 'unverified',
          spans: [
            { start: 0, end: 3 },
            { start: 8, end: 13 },
          ],
        },
      ]),
      selectedId: null,
      selectedParts: null,
    })
    expect(
      [...(elements[0]?.querySelectorAll('mark') ?? [])].map((mark) => [mark.textContent, mark.classList.contains('reader-letter')]),
    ).toEqual([
      ['one', false],
      ['three', true],
    ])
  })

  test('markup in the text stays text, and hidden characters are named', () => {
    const { elements } = draw(modelOf('<img src=x onerror=alert(1)> \u202Eevil', []))
    expect(elements[0]?.querySelector('img')).toBeNull()
    expect(elements[0]?.querySelector<HTMLElement>('.reader-sign')?.dataset['sign']).toBe('RLO')
  })

  test('a place between two blocks is the start of the one that follows', () => {
    const { elements } = draw(modelOf('One\nTwo', []))
    const container = document.createElement('article')
    container.append(...elements)
    expect(offsetOf({ node: container, offset: 1 })).toBe(4)
    expect(offsetOf({ node: container, offset: 2 })).toBe(7)
    expect(offsetOf({ node: document.createElement('div'), offset: 0 })).toBeNull()
  })

  test('a range is clamped to its block', () => {
    const { elements } = draw(modelOf('One\nTwo', []))
    const second = elements[1]
    if (!second) throw new Error('no block')
    expect(rangeIn(second, 0, 99).toString()).toBe('Two')
  })
})

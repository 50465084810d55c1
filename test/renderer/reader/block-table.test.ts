import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { splitsSurrogatePair } from '#annotations/text/surrogates'
import { BlockTable, LONGEST_BLOCK } from '../../../renderer/reader/block-table'

const slices = (table: BlockTable): string[] => Array.from({ length: table.count }, (_, block) => table.sliceOf(block))
const kinds = (text: string, title: string): string[] => {
  const table = BlockTable.from(text, title)
  return Array.from({ length: table.count }, (_, block) => table.kindOf(block))
}

describe('BlockTable', () => {
  test('has a block for each line, and finds the block of every offset', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '😀', 'ש', '\r'), maxLength: 80 }), (text) => {
        const table = BlockTable.from(text)
        expect(slices(table)).toEqual(text.split('\n'))
        for (let offset = 0; offset <= text.length; offset++) {
          const block = table.blockAt(offset)
          expect(table.startOf(block)).toBeLessThanOrEqual(offset)
          expect(table.endOf(block)).toBeGreaterThanOrEqual(offset)
        }
      }),
    )
  })

  test.each([
    ['sentences', 'The ferry was late again. '.repeat(2000)],
    ['words without sentences', 'ferry '.repeat(9000)],
    ['one endless word', 'x'.repeat(50_000)],
    ['emoji only', `a${'😀'.repeat(20_000)}`],
  ])('cuts a long line of %s into blocks that joined are the line', (_, text) => {
    const table = BlockTable.from(`Head\n${text}\nTail`)
    const parts = slices(table).slice(1, -1)
    expect(parts.join('')).toBe(text)
    expect(parts.length).toBeGreaterThan(1)
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(LONGEST_BLOCK)
    for (let block = 1; block < table.count; block++) expect(splitsSurrogatePair(table.text, table.startOf(block))).toBe(false)
  })

  test('cuts after a sentence where there is one', () => {
    const table = BlockTable.from('The ferry was late again. '.repeat(2000))
    expect(table.sliceOf(0)).toMatch(/again\. $/)
  })

  test.each([
    ['', '', ['blank']],
    ['Ferry late again\nThe ferry was late.', 'Ferry late again ', ['headline', 'text']],
    ['Ferry late again\nThe ferry was late.', '', ['text', 'text']],
    ['Photo\nThe ferry was late.', 'Ferry late again', ['text', 'text']],
    ['Only line', 'Only line', ['text']],
    ['One\n\nTwo', 'One', ['headline', 'blank', 'text']],
  ])('tells kinds of %j with title %j', (text, title, expected) => {
    expect(kinds(text, title)).toEqual(expected)
  })

  test('notices whether blank lines separate paragraphs', () => {
    expect(BlockTable.from('One\n\nTwo').hasBlankLines).toBe(true)
    expect(BlockTable.from('One\nTwo\n').hasBlankLines).toBe(false)
  })
})

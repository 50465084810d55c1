import { describe, expect, test } from '@jest/globals'
import { withoutEmbeddedData } from '#main/exchange/embedded-data'

const long = (length: number): string => 'iVBORw0KGgo'.repeat(Math.ceil(length / 11)).slice(0, length)

describe('data inside a page', () => {
  test.each([
    ['in double quotes', (data: string) => `<p>Ferry</p><img src="${data}"><p>late</p>`],
    ['in single quotes', (data: string) => `<img alt='x' src='${data}'><p>late</p>`],
    ['in a style', (data: string) => `<style>p { background: url(${data}) }</style><p>late</p>`],
  ])('%s goes, whatever its size, and nothing else', (_where, page) => {
    for (const length of [256, 5000, 30_000_000]) {
      expect(withoutEmbeddedData(page(`data:image/png;base64,${long(length)}`))).toBe(page('data:,'))
    }
  })

  test('stays where it is short, and words about data are no data', () => {
    const page = `<img src="data:image/gif;base64,R0lGODlh"><p>The data: image/png files, he said.</p>`
    expect(withoutEmbeddedData(page)).toBe(page)
  })

  test('that comes many times is taken out each time', () => {
    const picture = `<img src="data:image/png,${long(300)}">`
    expect(withoutEmbeddedData(picture.repeat(50))).toBe('<img src="data:,">'.repeat(50))
  })
})

import { expect, test } from '@jest/globals'
import { markdownContainers } from '#main/exchange/markdown-containers'

test.each([
  ['', 0],
  ['plain\nwords - with a dash > and a sign', 0],
  ['> quote\n> goes on', 2],
  ['> > - 1. deep', 4],
  ['- one\n* two\n+ three\n10) ten\n-', 5],
  ['-dash\n*emphasis*\n1.5 metres\n2024', 0],
  ['\n\n   > indented\n\t- tab', 2],
])('%j has %i', (source, count) => {
  expect(markdownContainers(source)).toBe(count)
})

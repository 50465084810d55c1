import { expect, test } from '@jest/globals'
import { zipSync } from 'fflate'
import { binaryKind } from '#main/exchange/binary-kind'

const bytes = Buffer.from('The mayor said no.')

test.each([
  ['zip', zipSync({ 'a.txt': bytes })],
  ['zip', zipSync({})],
  ['docx', zipSync({ '[Content_Types].xml': bytes, 'word/document.xml': bytes })],
  ['odt', zipSync({ mimetype: [Buffer.from('application/vnd.oasis.opendocument.text'), { level: 0 }] })],
  ['epub', zipSync({ mimetype: [Buffer.from('application/epub+zip'), { level: 0 }] })],
  ['pdf', Buffer.from('%PDF-1.7\n')],
  ['program', Buffer.from('\x7fELF\x02\x01', 'latin1')],
  ['unknown', Buffer.from('text, then \0')],
] as const)('a file that is a %s by its bytes is called that, whatever its name says', (kind, content) => {
  expect(binaryKind(content, false)).toBe(kind)
})

test('text is none of them', () => {
  expect(binaryKind(bytes, false)).toBeNull()
  expect(binaryKind(Buffer.from('PKs said no.'), false)).toBeNull()
})

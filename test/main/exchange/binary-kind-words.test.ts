import { expect, test } from '@jest/globals'
import { BINARY_KINDS } from '#main/exchange/binary-kind'
import { isMessageKey } from '#shared/messages/message'

test('every kind of file that holds no text has words', () => {
  expect(BINARY_KINDS.filter((kind) => !isMessageKey(`kind.${kind}`))).toEqual([])
})

import { describe, expect, test } from '@jest/globals'
import { inStoredOrder } from '../../../renderer/ui/stored-order'

describe('words for a place without signs', () => {
  test('lose what could reorder them, and nothing else', () => {
    expect(inStoredOrder('Title \u202elive\u202c \u2067text\u2069')).toBe('Title live text')
    expect(inStoredOrder('شرح 👩‍👩‍👧 e\u0301 \u200e(a)')).toBe('شرح 👩‍👩‍👧 e\u0301 \u200e(a)')
  })
})

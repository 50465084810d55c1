import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { focusField } from '../../../renderer/app/focus-field'

const add = (id: string): HTMLElement => {
  const field = document.createElement('textarea')
  field.id = id
  document.body.append(field)
  return field
}

beforeEach(() => void jest.useFakeTimers())
afterEach(() => {
  jest.useRealTimers()
  document.body.replaceChildren()
})

describe('the focus goes to a field', () => {
  test('at once where it is there', () => {
    const field = add('note')
    focusField('note')
    expect(document.activeElement).toBe(field)
  })

  test('as soon as it is drawn, before any frame: what is typed next must not be taken for commands', async () => {
    focusField('reason')
    const field = add('reason')
    await Promise.resolve()
    expect(document.activeElement).toBe(field)
  })

  test('however long its pane takes within two seconds, and not after', async () => {
    focusField('slow')
    jest.advanceTimersByTime(1900)
    const field = add('slow')
    await Promise.resolve()
    expect(document.activeElement).toBe(field)
    field.blur()
    focusField('never')
    jest.advanceTimersByTime(2100)
    add('never')
    await Promise.resolve()
    expect(document.activeElement).toBe(document.body)
  })

  test('unless it went elsewhere meanwhile, by a person or to another field', async () => {
    const here = add('here')
    focusField('late')
    here.focus()
    add('late')
    await Promise.resolve()
    expect(document.activeElement).toBe(here)
    here.blur()
    focusField('first')
    focusField('second')
    const [, second] = [add('first'), add('second')]
    await Promise.resolve()
    expect(document.activeElement).toBe(second)
  })
})

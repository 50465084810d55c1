import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { createLifetime, type Lifetime } from '#main/browser/lifetime'

let ends: number
let lifetime: Lifetime

beforeEach(() => {
  jest.useFakeTimers()
  ends = 0
  lifetime = createLifetime(() => ends++, 1000)
})
afterEach(() => {
  jest.useRealTimers()
})

describe('the host ends', () => {
  test('a while after its last window has gone', () => {
    lifetime.windows(1)
    lifetime.windows(2)
    lifetime.windows(1)
    jest.advanceTimersByTime(100_000)
    expect(ends).toBe(0)
    lifetime.windows(0)
    jest.advanceTimersByTime(999)
    expect(ends).toBe(0)
    jest.advanceTimersByTime(1)
    expect(ends).toBe(1)
  })

  test('not because a window is reloaded', () => {
    lifetime.windows(1)
    lifetime.windows(0)
    jest.advanceTimersByTime(900)
    lifetime.windows(1)
    jest.advanceTimersByTime(100_000)
    expect(ends).toBe(0)
  })

  test('not before the first window', () => {
    lifetime.windows(0)
    jest.advanceTimersByTime(100_000)
    expect(ends).toBe(0)
  })

  test('not while the process of its window runs, connected or not', () => {
    lifetime.windowProcess('running')
    lifetime.windows(1)
    lifetime.windows(0)
    jest.advanceTimersByTime(100_000)
    expect(ends).toBe(0)
    lifetime.windowProcess('ended')
    jest.advanceTimersByTime(1000)
    expect(ends).toBe(1)
  })

  test('when its window was closed before the page could connect', () => {
    lifetime.windowProcess('running')
    lifetime.windowProcess('ended')
    jest.advanceTimersByTime(1000)
    expect(ends).toBe(1)
  })

  test('not because a browser failed to start: the address that is then printed is waited for', () => {
    lifetime.windowProcess('running')
    lifetime.windowProcess('failed')
    jest.advanceTimersByTime(100_000)
    expect(ends).toBe(0)
  })
})

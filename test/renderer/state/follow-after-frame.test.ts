import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { createStore } from 'zustand/vanilla'
import { followAfterFrame } from '../../../renderer/state/follow-after-frame'

/** A window that draws when it is told to: frames, and the tasks that come after them. */
const frames: (() => void)[] = []
const drawFrame = (): void => {
  for (const frame of frames.splice(0)) frame()
}

class InstantChannel {
  readonly #heard: (() => void)[] = []
  readonly port1 = { addEventListener: (_: string, listener: () => void) => void this.#heard.push(listener), start: () => undefined }
  readonly port2 = { postMessage: () => this.#heard.forEach((listener) => listener()) }
}

beforeEach(() => {
  jest.useFakeTimers()
  frames.length = 0
  Object.assign(globalThis, { MessageChannel: InstantChannel, requestAnimationFrame: (frame: () => void) => frames.push(frame) })
})

afterEach(() => {
  jest.useRealTimers()
  Reflect.deleteProperty(globalThis, 'MessageChannel')
})

const trial = () => {
  const store = createStore(() => ({ claim: 'a', saving: false }))
  const follower = followAfterFrame(store, ({ saving }) => !saving)
  const heard: string[] = []
  follower.subscribe(({ claim }) => heard.push(claim))
  return { store, follower, heard }
}

describe('a follower', () => {
  test('waits for the frame that shows the change', () => {
    const { store, follower, heard } = trial()
    store.setState({ claim: 'b' })
    expect(follower.getState().claim).toBe('a')
    drawFrame()
    expect(follower.getState().claim).toBe('b')
    expect(heard).toEqual(['b'])
  })

  test('waits until what is being saved is on disk, and hears of it once', () => {
    const { store, heard } = trial()
    store.setState({ claim: 'b', saving: true })
    drawFrame()
    expect(heard).toEqual([])
    store.setState({ saving: false })
    expect(heard).toEqual(['b'])
  })

  test('does not take an early answer for the frame', () => {
    const { store, heard } = trial()
    store.setState({ claim: 'b', saving: true })
    store.setState({ saving: false })
    expect(heard).toEqual([])
    drawFrame()
    expect(heard).toEqual(['b'])
  })

  test('does not wait for a slow disk, or for a window that draws nothing', () => {
    const { store, heard } = trial()
    store.setState({ claim: 'b', saving: true })
    jest.advanceTimersByTime(100)
    expect(heard).toEqual(['b'])
  })

  test('shows at once what is set through it', () => {
    const { store, follower, heard } = trial()
    follower.setState({ claim: 'b' })
    expect([store.getState().claim, follower.getState().claim]).toEqual(['b', 'b'])
    expect(heard).toEqual(['b'])
  })

  test('does not listen while nobody listens to it, and then shows what is there', () => {
    const store = createStore(() => ({ claim: 'a' }))
    const follower = followAfterFrame(store, () => true)
    const leave = follower.subscribe(() => undefined)
    leave()
    store.setState({ claim: 'b' })
    expect(frames).toEqual([])
    follower.subscribe(() => undefined)
    expect(follower.getState().claim).toBe('b')
  })
})

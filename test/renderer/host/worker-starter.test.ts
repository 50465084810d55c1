import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { WORKER_POLICY } from '#shared/content-security'
import { createWorkerStarter } from '../../../renderer/host/worker-starter'

const started: string[] = []
/** As Chromium has it: what a policy gives is what may be started. */
const trustedTypes = {
  createPolicy: jest.fn((_name: string, rules: { createScriptURL: (url: string) => string }) => rules),
}

beforeEach(() => {
  started.length = 0
  trustedTypes.createPolicy.mockClear()
  const FakeWorker = function (address: string): void {
    started.push(address)
  }
  Object.assign(globalThis, { trustedTypes, Worker: FakeWorker })
})
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'trustedTypes')
  Reflect.deleteProperty(globalThis, 'Worker')
})

test('starts the page’s own workers through the one policy, and no others', () => {
  const start = createWorkerStarter(['/assets/detect-1.js'])
  start('/assets/detect-1.js')
  for (const address of ['https://example.org/x.js', '/assets/other.js', 'blob:http://127.0.0.1/x', 'data:text/javascript,0'])
    expect(() => start(address)).toThrow(TypeError)
  expect(started).toEqual(['/assets/detect-1.js'])
  expect(trustedTypes.createPolicy.mock.calls.map(([name]) => name)).toEqual([WORKER_POLICY])
})

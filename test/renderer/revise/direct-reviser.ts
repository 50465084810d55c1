import { deserialize, serialize } from 'node:v8'
import { createReviseClient, type ReviseClient, type ReviseWorker } from '../../../renderer/revise/revise-client'
import { createReviseService } from '../../../renderer/revise/revise-service'
import type { ReviseRequest } from '../../../renderer/revise/messages'

/** The real client and the real service, with messages that cross no thread. */
export function directReviser(): ReviseClient {
  return createReviseClient(directWorker)
}

function directWorker(): ReviseWorker {
  const target = new EventTarget()
  let ended = false
  const receive = createReviseService((answer) => {
    queueMicrotask(() => ended || target.dispatchEvent(new MessageEvent('message', { data: deserialize(serialize(answer)) })))
  })
  return {
    addEventListener: target.addEventListener.bind(target),
    postMessage: (request: ReviseRequest) => queueMicrotask(() => ended || receive(request)),
    terminate() {
      ended = true
    },
  }
}

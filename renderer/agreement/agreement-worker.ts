import { createAgreementService } from './agreement-service'
import type { AgreementRequest } from './messages'

/** Agreement off the main thread: intervals of five sets take seconds, gamma minutes. */
const receive = createAgreementService({ send: (answer) => self.postMessage(answer), now: () => performance.now() })

self.addEventListener('message', ({ data }: MessageEvent<AgreementRequest>) => receive(data))

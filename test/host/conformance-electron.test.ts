import { checkedHost } from '#shared/contract/checked-host'
import { launchElectron } from '../support/electron-app'
import { type ElectronRuntime, electronRuntimes } from '../support/electron-runtime'
import { describeDoor, type DoorOpener } from './conformance'

interface Bridged {
  readonly claimlight: {
    call(method: string, params: unknown): Promise<unknown>
    onEvent(listener: (event: unknown) => void): () => void
  }
  /** Put into the page by the test. */
  readonly told: (event: unknown) => void
}

/** Through the page, its preload and IPC. The window's own end runs here, so that what it checks is seen to come from over there. */
const through =
  (runtime: ElectronRuntime): DoorOpener =>
  async (library, analyst) => {
    const running = await launchElectron(runtime, { library, analyst, samples: false })
    const listeners = new Set<(event: unknown) => void>()
    await running.page.exposeFunction('told', (event: unknown) => {
      for (const listener of listeners) listener(event)
    })
    await running.page.evaluate(() => {
      const page = window as unknown as Bridged
      page.claimlight.onEvent((event) => page.told(event))
    })
    const host = checkedHost({
      send: (method, params) =>
        running.page.evaluate(([method, params]) => (window as unknown as Bridged).claimlight.call(method, params), [
          method,
          params,
        ] as const),
      onEvent(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      nativeMenu: true,
    })
    return { host, close: () => running.close() }
  }

for (const runtime of electronRuntimes())
  describeDoor(
    `the Electron door on ${runtime.name === 'electron' ? 'its own runtime' : 'the stand-in'}`,
    through(runtime),
    runtime.missing,
  )

import { describe } from '@jest/globals'
import { type ElectronRuntime, electronRuntimes } from './electron-runtime'

/** The same tests on every runtime there is; where one is missing they are reported as skipped, with the reason. */
export function describeOnElectron(title: string, body: (runtime: ElectronRuntime) => void): void {
  for (const runtime of electronRuntimes()) {
    if (runtime.missing === null) describe(`${title}, on the ${runtime.name}`, () => body(runtime))
    else describe.skip(`${title}, on the ${runtime.name} (skipped: ${runtime.missing})`, () => body(runtime))
  }
}

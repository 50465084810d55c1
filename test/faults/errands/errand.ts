import { nodeFs } from '#main/store/node-fs'
import type { FsPort } from '#main/store/fs-port'
import { FaultFs } from '#support/fault-fs'
import type { FakeMachine } from '#support/store-ports'
import { type Desk, openDesk, Outsider } from './desk'

/** What the process was given before it is told to do its errand. */
export interface Scene {
  readonly outsider: Outsider
  /** Called between two things of which each may be all that was done. */
  readonly between: () => void
}

/** Something that is asked of the application: saved as a whole, or, where it is about several sets or files, each of these as a whole. */
export interface Errand {
  readonly name: string
  /** Makes the library that it is about; the process is killed after it. */
  prepare(desk: Desk, outsider: Outsider): Promise<void>
  /** What other programs or a bad disk do to the files then. */
  spoil?(path: string, outsider: Outsider): Promise<void>
  /**
   * Does it, or what is left to do of it. Resolves to the names of the units that were acknowledged, or 'all'.
   * @throws Refused
   */
  run(desk: Desk, scene: Scene): Promise<'all' | readonly string[]>
  /** Whether a unit that is neither as before nor as after is whole all the same. Never asked of what was acknowledged. */
  isOnTheWay?(unit: string, found: string): boolean
  /** Bytes that nobody else has: always in a file of the library, be it in the quarantine. */
  treasures?(path: string, outsider: Outsider): Promise<readonly Buffer[]>
}

export async function makeScene(errand: Errand, machine: FakeMachine, path: string, fs: FsPort = nodeFs): Promise<readonly Buffer[]> {
  const outsider = new Outsider(fs)
  // Whatever the process still had in mind when it was killed is not done.
  const process = new FaultFs(fs, () => 'pass')
  await errand.prepare(await openDesk(process.port, machine, path), outsider)
  await process.bury()
  machine.killAll()
  await errand.spoil?.(path, outsider)
  return (await errand.treasures?.(path, outsider)) ?? []
}

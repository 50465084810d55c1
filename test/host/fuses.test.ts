/** Electron's fuses: each is stated, each is stated right, and what is stated is what ends up in an executable. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'
import { FuseState } from '@electron/fuses/dist/constants'
import { FUSE_COUNT, fusedExecutable } from '#support/electron-dist'
import { readPackaging } from '#support/electron-packaging'

// Name in the packaging -> fuse, the value it must have, and what the other value would let in.
const FUSES: readonly (readonly [string, FuseV1Options, boolean, string])[] = [
  ['runAsNode', FuseV1Options.RunAsNode, false, 'the application as an interpreter for any script'],
  ['enableCookieEncryption', FuseV1Options.EnableCookieEncryption, true, 'cookies in plain text'],
  ['enableNodeOptionsEnvironmentVariable', FuseV1Options.EnableNodeOptionsEnvironmentVariable, false, 'code by NODE_OPTIONS'],
  ['enableNodeCliInspectArguments', FuseV1Options.EnableNodeCliInspectArguments, false, 'a debugger in the main process'],
  ['enableEmbeddedAsarIntegrityValidation', FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true, 'a changed archive'],
  ['onlyLoadAppFromAsar', FuseV1Options.OnlyLoadAppFromAsar, true, 'a folder in place of the archive'],
  ['loadBrowserProcessSpecificV8Snapshot', FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false, 'a snapshot of its own'],
  ['grantFileProtocolExtraPrivileges', FuseV1Options.GrantFileProtocolExtraPrivileges, false, 'powers for file: pages'],
]

describe('fuses', () => {
  let stated: Readonly<Record<string, boolean>>
  let folder: string

  beforeAll(() => {
    stated = readPackaging().electronFuses
    folder = mkdtempSync(join(tmpdir(), 'claimlight-fuses-'))
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(FUSES)('%s (%i) is %s: otherwise %s', (name, _fuse, wanted) => {
    expect(stated[name]).toBe(wanted)
  })

  test('are all stated', () => {
    expect(Object.keys(stated).sort()).toEqual(FUSES.map(([name]) => name).sort())
    expect(FUSES).toHaveLength(FUSE_COUNT)
  })

  test('can be flipped and read back', async () => {
    const executable = join(folder, 'claimlight')
    writeFileSync(executable, fusedExecutable())
    const before = await getCurrentFuseWire(executable)
    await flipFuses(executable, {
      version: FuseVersion.V1,
      strictlyRequireAllFuses: true,
      ...Object.fromEntries(FUSES.map(([name, fuse]) => [fuse, stated[name]])),
    } as Parameters<typeof flipFuses>[1])
    const after = await getCurrentFuseWire(executable)
    for (const [, fuse, wanted] of FUSES) {
      expect(before[fuse]).toBe(wanted ? FuseState.DISABLE : FuseState.ENABLE)
      expect(after[fuse]).toBe(wanted ? FuseState.ENABLE : FuseState.DISABLE)
    }
  })
})

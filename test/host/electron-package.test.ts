/** The packaged folder: what electron-builder makes of the build, with a runtime that only looks like one. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { extractAll, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { FuseState } from '@electron/fuses/dist/constants'
import { launchElectron } from '#support/electron-app'
import { describeOnElectron } from '#support/electron-describe'
import { FUSE_COUNT, writeElectronDist } from '#support/electron-dist'
import { PROJECT } from '#support/electron-runtime'

jest.setTimeout(180_000)

describeOnElectron('the packaged application', (runtime) => {
  let folder: string
  let resources: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'claimlight-package-'))
    const { version } = JSON.parse(readFileSync(join(PROJECT, 'node_modules/electron/package.json'), 'utf8')) as { version: string }
    await writeElectronDist(join(folder, 'runtime'), version)
    const args = ['scripts/package.mjs', '--dir', '--out', join(folder, 'dist'), '--electron-dist', join(folder, 'runtime')]
    await promisify(execFile)(process.execPath, args, { cwd: PROJECT })
    resources = join(folder, 'dist/linux-unpacked/resources')
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

  test('holds the build, its manifest and its licence, and no packages', () => {
    const files = listPackage(join(resources, 'app.asar'), { isPack: false })
    expect(files).toEqual(expect.arrayContaining(['/package.json', '/LICENSE', '/out/main/electron.js', '/out/preload/index.js']))
    expect(files).toEqual(expect.arrayContaining(['/out/renderer/index.html', '/out/main/exchange-worker.js']))
    expect(files.filter((file) => !/^\/(?:out(?:\/|$)|package\.json$|LICENSE$)/.test(file))).toEqual([])
  })

  test('has its fuses set', async () => {
    const wire = await getCurrentFuseWire(join(folder, 'dist/linux-unpacked/claimlight'))
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ]
    for (let fuse = 0; fuse < FUSE_COUNT; fuse++) {
      expect([fuse, wire[fuse as FuseV1Options]]).toEqual([fuse, on.includes(fuse) ? FuseState.ENABLE : FuseState.DISABLE])
    }
  })

  test('runs from what the archive holds', async () => {
    const root = join(folder, 'extracted')
    extractAll(join(resources, 'app.asar'), root)
    const running = await launchElectron(runtime, { root, samples: false })
    try {
      const reply = await running.page.evaluate(() =>
        (window as unknown as { claimlight: { call(method: string, params: unknown): Promise<unknown> } }).claimlight.call('app.info', {}),
      )
      expect(reply).toMatchObject({ ok: true, result: { host: 'electron' } })
    } finally {
      await running.close()
    }
  })
})

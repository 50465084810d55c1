import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { openWindow, type WindowProcess } from '#main/browser/open-window'

const onUnix = process.platform === 'win32' ? test.skip : test
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimlight-window-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

/** A browser that does what the script says. */
function windowOf(script: string): WindowProcess {
  const executable = join(folder, 'browser')
  writeFileSync(executable, `#!/bin/sh\n${script}\n`)
  chmodSync(executable, 0o755)
  return openWindow({ executable, sandbox: true, address: 'http://127.0.0.1:1/', profile: join(folder, 'profile') })
}

onUnix.each([
  ['closed by its person', 'exit 0', null],
  ['that could not begin', 'echo first >&2; echo "no display" >&2; exit 1', 'no display'],
  ['that failed without a word', 'exit 7', '7'],
  ['that crashed', 'echo "no shared memory" >&2; kill -TRAP $$; sleep 5', 'no shared memory'],
  ['that crashed without a word', 'kill -SEGV $$; sleep 5', 'SIGSEGV'],
  ['ended by the system', 'kill -TERM $$; sleep 5', null],
])('a window %s (skipped on Windows)', async (_name, script, complaint) => {
  expect(await windowOf(script).ended).toBe(complaint)
})

onUnix('a window that we close was closed, not lost (skipped on Windows)', async () => {
  const window = windowOf('exec sleep 30')
  window.close()
  expect(await window.ended).toBeNull()
})

test('a browser that is not there is a complaint', async () => {
  const window = openWindow({
    executable: join(folder, 'none'),
    sandbox: true,
    address: 'http://127.0.0.1:1/',
    profile: join(folder, 'profile'),
  })
  expect(await window.ended).toContain('ENOENT')
})

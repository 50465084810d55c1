import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { isFile } from '#main/browser/is-file'
import { scratchFolder } from '#support/scratch-folder'

test('a place on PATH that cannot be looked at is no file, and no error', async () => {
  const folder = await scratchFolder('memory')
  try {
    writeFileSync(join(folder, 'chrome'), '')
    // A circle of links fails in the same way as a folder of somebody else, for root as well.
    symlinkSync(join(folder, 'circle'), join(folder, 'circle'))
    expect(isFile(join(folder, 'chrome'))).toBe(true)
    for (const name of ['none', 'circle', 'circle/chrome', 'chrome/x', 'x'.repeat(5000), 'a\0b', '.'])
      expect([name, isFile(join(folder, name))]).toEqual([name, false])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

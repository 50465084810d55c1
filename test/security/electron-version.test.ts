/** Electron mends only its newest three majors. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from '@jest/globals'

const PROJECT = resolve(__dirname, '../..')

/** The newest major that the package registry knows, or null where it cannot be asked. */
function newestMajor(): number | null {
  try {
    const version = execFileSync('npm', ['view', 'electron', 'dist-tags.latest'], {
      encoding: 'utf8',
      timeout: 15_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const major = Number.parseInt(version, 10)
    return Number.isNaN(major) ? null : major
  } catch {
    return null
  }
}

const newest = newestMajor()
const maybe = newest === null ? test.skip : test

maybe(`Electron is one of the newest three majors${newest === null ? ' (skipped: the package registry cannot be reached)' : ''}`, () => {
  const { devDependencies } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
    readonly devDependencies: Record<string, string>
  }
  const major = Number.parseInt(devDependencies['electron'] ?? '', 10)
  expect(Number(newest) - major).toBeLessThan(3)
})

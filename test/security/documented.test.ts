/** docs/security.md is only worth something while what it points to is there. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'

const PROJECT = resolve(__dirname, '../..')
interface Mutation {
  readonly rule: string
  readonly file: string
  readonly from: string
  readonly to: string
}
const MUTATIONS = JSON.parse(readFileSync(join(__dirname, 'mutations.json'), 'utf8')) as readonly Mutation[]
const TEXT = readFileSync(join(PROJECT, 'docs/security.md'), 'utf8')
const rows = TEXT.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| rule |') && line.includes('`'))
const paths = [...TEXT.matchAll(/`((?:annotations|shared|main|renderer|test|scripts|docs)\/[\w./-]*)/g)].map(([, path]) => path ?? '')
const links = [...TEXT.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path]) => join('docs', path ?? ''))

describe('docs/security.md', () => {
  test('names files and folders that exist', () => {
    expect(paths.length).toBeGreaterThan(60)
    expect([...paths, ...links, 'electron.config.ts', 'package.json'].filter((path) => !existsSync(join(PROJECT, path)))).toEqual([])
  })

  test('has all of Electron’s 20 items, each in a row with a test', () => {
    const [, section = ''] = TEXT.split('## Electron')
    const checklist = section.split('\n## ')[0] ?? ''
    const items = checklist.split('\n').filter((line) => /^\| \d/.test(line))
    const numbers = items.flatMap((line) =>
      [...(line.split('|')[1] ?? '').matchAll(/\b(\d{1,2}) [a-zA-Z`]/g)].map(([, number]) => Number(number)),
    )
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    for (const line of items) expect(line).toMatch(/`test\/[\w./-]+\.test\.tsx?`/)
  })

  test('has a test in every row of rules and of ASVS', () => {
    expect(rows.length).toBeGreaterThan(35)
    for (const row of rows) expect(row).toMatch(/`test\/[\w./-]+\.test\.tsx?`/)
  })
})

test('every mutation has its place once, in a file that is there', () => {
  for (const { rule, file, from, to } of MUTATIONS) {
    const places = existsSync(join(PROJECT, file)) ? readFileSync(join(PROJECT, file), 'utf8').split(from).length - 1 : 0
    expect({ rule, file, places }).toEqual({ rule, file, places: 1 })
    expect(to).not.toBe(from)
  }
})

/** The linter refuses what could make a text into a page: each sink is planted in a file, and must be complained about. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'

const PROJECT = resolve(__dirname, '../..')
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimlight-lint-'))
  mkdirSync(join(folder, 'renderer'))
  symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'), 'dir')
  copyFileSync(join(PROJECT, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function lint(source: string): { readonly status: number | null; readonly output: string } {
  writeFileSync(join(folder, 'renderer/planted.tsx'), source)
  const oxlint = join(PROJECT, 'node_modules/oxlint/bin/oxlint')
  const { status, stdout } = spawnSync(process.execPath, [oxlint, '--deny-warnings', 'renderer'], { cwd: folder, encoding: 'utf8' })
  return { status, output: stdout }
}

describe('the linter', () => {
  test('has nothing against a text node', () => {
    expect(lint('export const show = (e: Element, words: string): void => e.append(words)\n')).toMatchObject({ status: 0 })
  })

  test.each([
    ['innerHTML', 'export const a = (e: Element, s: string): void => { e.innerHTML = s }'],
    ['outerHTML', 'export const a = (e: Element, s: string): void => { e.outerHTML = s }'],
    ['insertAdjacentHTML', `export const a = (e: Element, s: string): void => e.insertAdjacentHTML('beforeend', s)`],
    ['setHTMLUnsafe', 'export const a = (e: Element, s: string): void => e.setHTMLUnsafe(s)'],
    ['parseHTMLUnsafe', 'export const a = (s: string): Document => Document.parseHTMLUnsafe(s)'],
    ['document.write', 'export const a = (s: string): void => document.write(s)'],
    ['document.writeln', 'export const a = (s: string): void => document.writeln(s)'],
    ['srcdoc', 'export const a = (e: HTMLIFrameElement, s: string): void => { e.srcdoc = s }'],
    ['createContextualFragment', 'export const a = (r: Range, s: string): Node => r.createContextualFragment(s)'],
    ['dangerouslySetInnerHTML', 'export const A = ({ s }: { readonly s: string }) => <p dangerouslySetInnerHTML={{ __html: s }} />'],
    ['eval', 'export const a = (s: string): unknown => eval(s)'],
    ['Function', 'export const a = (s: string): unknown => new Function(s)'],
    ['javascript:', `export const a = 'javascript:alert(1)'`],
    ['DOMParser', `export const a = (s: string): Document => new DOMParser().parseFromString(s, 'text/html')`],
  ])('refuses %s', (_what, source) => {
    const { status, output } = lint(`${source}\n`)
    expect(output).toMatch(/planted\.tsx/)
    expect(status).not.toBe(0)
  })
})

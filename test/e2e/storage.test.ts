/** A damaged library is repaired, a backup restored: by mouse and by keyboard. */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { violationsOn } from './support/axe'
import { verify } from './support/command-line'
import { describeOnHosts, type OpenWindow } from './support/describe-on-hosts'
import { eventually } from './support/eventually'

const SAMPLE = 'Brenmoor and Castle Venn'
const PICTURES = resolve(__dirname, '../../build/screenshots')

function historyFiles(library: string): readonly string[] {
  return (readdirSync(library, { recursive: true }) as string[])
    .filter((path) => /sets[/\\]history[/\\].+\.ndjson$/.test(path))
    .map((path) => join(library, path))
}

const dialog = (page: Page) => page.getByRole('dialog')
const button = (page: Page, name: string | RegExp) => dialog(page).getByRole('button', { name })

describeOnHosts('storage and backups', (launch) => {
  let window: OpenWindow
  beforeAll(async () => {
    window = await launch()
    await window.ui.article.ready(SAMPLE)
  })

  test('a backup is made, and restored after the claims are gone: by mouse', async () => {
    const { page, ui } = window
    await ui.press('n', 'c', 'a')
    await ui.article.saved()
    await page.getByRole('button', { name: /Open storage and backups/ }).click()
    await button(page, 'Back up now').click()
    await eventually(
      () => dialog(page).getByRole('row').count(),
      (rows) => expect(rows).toBe(2),
    )
    expect(await violationsOn(page)).toEqual([])
    await page.keyboard.press('Escape')
    await ui.press('Control+z', 'Control+z')
    await ui.article.saved()
    await page.getByRole('button', { name: /Open storage and backups/ }).click()
    await button(page, /the backup of/)
      .first()
      .click()
    await dialog(page).getByText('What is there now is backed up first').waitFor()
    await eventually(
      () => dialog(page).locator('tbody tr').count(),
      (rows) => expect(rows).toBe(1),
    )
    expect(await violationsOn(page)).toEqual([])
    await dialog(page).getByRole('button', { name: 'Restore', exact: true }).click()
    await page.getByText(/^Restored\. To take it back/).waitFor()
    await page.keyboard.press('Escape')
    await ui.article.ready(SAMPLE)
    expect(await verify(window.libraryDir)).toMatchObject({ code: 0 })
  })

  test('what is lost of a damaged set is listed, and the rest kept: by keyboard, from the palette', async () => {
    await window.closeWindow()
    const [file = ''] = historyFiles(window.libraryDir)
    const lines = readFileSync(file, 'utf8').split('\n')
    lines[1] = `${lines[1]?.slice(0, -5)}xxxxx`
    writeFileSync(file, lines.join('\n'))
    window = await window.relaunch()
    const { page, ui } = window
    await ui.article.ready(SAMPLE)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('Storage and')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Storage and backups' }).waitFor()
    // The first thing to do has the focus, once the dialog has opened.
    await page.locator('[role=dialog] button:focus').waitFor()
    await page.keyboard.press('Enter')
    await dialog(page).getByText('What could not be read').waitFor()
    expect(
      await dialog(page)
        .getByText(/^Undoing edit/)
        .count(),
    ).toBe(1)
    expect(await violationsOn(page)).toEqual([])
    await button(page, 'Keep what can be read').focus()
    await page.keyboard.press('Enter')
    await page.getByText(/^What can be read was kept/).waitFor()
    await dialog(page).getByText('Everything was read again: all is well.').waitFor()
    await page.keyboard.press('Escape')
    expect(await verify(window.libraryDir)).toMatchObject({ code: 0 })
  })
})

describeOnHosts('another program’s version that lacks most claims', (launch, host) => {
  mkdirSync(join(PICTURES, host), { recursive: true })
  const setFile = (library: string, extension: string): string =>
    (readdirSync(library, { recursive: true }) as string[])
      .filter((path) => /sets[/\\][^/\\]+$/.test(path) && path.endsWith(extension))
      .map((path) => join(library, path))[0] ?? ''

  test('is not taken: what would go is listed, and what is here is kept by keyboard', async () => {
    // High enough that nothing behind the dialog scrolls: what lies under a modal dialog cannot be reached.
    let window = await launch({ samples: true, viewport: { width: 1280, height: 1400 } })
    await window.ui.article.ready(SAMPLE)
    await window.ui.press('n', 'c')
    await window.ui.article.saved()
    await window.closeWindow()
    const snapshot = setFile(window.libraryDir, '.json')
    const early = readFileSync(snapshot, 'utf8')
    window = await window.relaunch()
    await window.ui.article.ready(SAMPLE)
    await window.ui.press('n', 'a', 'u', 'a', 'c', 'a', 'u')
    await window.ui.article.saved()
    await window.closeWindow()
    window = await window.relaunch()
    const { page, ui } = window
    await ui.article.ready(SAMPLE)
    writeFileSync(setFile(window.libraryDir, '.ndjson'), '')
    writeFileSync(`${snapshot}.part`, early)
    renameSync(`${snapshot}.part`, snapshot)
    await page.getByRole('dialog', { name: 'Which version of your annotations counts?' }).waitFor()
    expect(await dialog(page).getByRole('listitem').count()).toBeGreaterThanOrEqual(5)
    expect(await violationsOn(page)).toEqual([])
    await page.screenshot({ path: join(PICTURES, host, 'storage which version.png') })
    // The safe way has the focus.
    await page.locator('[role=dialog] .button-primary:focus').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText(/^Your claims stay/).waitFor()
    await ui.article.ready(SAMPLE)
    expect(await ui.banner.count()).toBe(0)
    await ui.press('n', 'a')
    await ui.article.saved()
    await window.closeWindow()
    expect(await verify(window.libraryDir)).toMatchObject({ code: 0 })
  })
})

/** A damaged library is repaired, a backup restored: by mouse and by keyboard. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { violationsOn } from './support/axe'
import { verify } from './support/command-line'
import { describeOnHosts, type OpenWindow } from './support/describe-on-hosts'
import { eventually } from './support/eventually'

const SAMPLE = 'Brenmoor and Castle Venn'

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

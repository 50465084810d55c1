/**
 * An analyst takes another name in their own library; the reviewer, in theirs, sees the same person under the new name. A colleague who has everybody's
 * tags already is asked to judge blind, and sees none of them until they have answered.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import type { SavedFile } from './models/claimlight-page'
import { violationsOn } from './support/axe'
import { claimlight } from './support/command-line'
import { describeOnHosts, type OpenWindow } from './support/describe-on-hosts'
import { newFolder } from './support/market-library'

const FLOOD = 'Brenmoor and Castle Venn'
const PICTURES = resolve(__dirname, '../../build/screenshots')
const REVIEWER = 'Rita Vale'
const SIZE = { viewport: { width: 1440, height: 900 } }

describeOnHosts('people', (launch, host) => {
  const folder = newFolder()
  const library = join(folder, 'reviewer')
  const ana = join(folder, 'ana')
  const cem = join(folder, 'cem')
  let window: OpenWindow
  mkdirSync(join(PICTURES, host), { recursive: true })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const picture = (name: string) => window.page.screenshot({ path: join(PICTURES, host, `people ${name}.png`) })
  const giveBack = async (): Promise<SavedFile> => {
    await window.ui.command('Return to the sender')
    const dialog = window.ui.dialog('Return to the sender')
    await dialog.appears()
    return window.ui.download(() => dialog.press('Save the answer'))
  }
  const send = async (kind: string): Promise<SavedFile> => {
    await window.ui.press('Control+Shift+E')
    const dialog = window.ui.dialog('Send for review')
    await dialog.appears()
    await dialog.choice(new RegExp(`^${kind}`)).check()
    return window.ui.download(() => dialog.press('Save the package'))
  }
  const bringIn = async (file: SavedFile): Promise<void> => {
    await window.ui.chooseFiles(() => window.ui.press('Control+Shift+I'), [file])
    const dialog = window.ui.dialog('Open a package')
    await dialog.appears()
    await dialog.press('Bring in')
    await dialog.goes()
  }
  const annotate = async (...keys: readonly string[]): Promise<void> => {
    await window.ui.article.ready(FLOOD)
    await window.ui.article.text.focus()
    await window.ui.press(...keys)
    await window.ui.article.saved()
  }
  /** The words of the tab where others' marks are. */
  const review = async (): Promise<string> => {
    await window.ui.article.ready(FLOOD)
    await window.ui.article.text.focus()
    // The window remembers which tab was shown.
    if (!(await window.ui.review.pane.isVisible())) await window.ui.press('V')
    await window.ui.review.pane.getByRole('button').first().waitFor()
    return window.ui.review.pane.innerText()
  }
  /** Light, dark, narrow: what the dialog looks like, and that nobody is shut out of it. */
  const looks = async (name: string): Promise<void> => {
    const { page } = window
    await picture(name)
    expect(await violationsOn(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    await picture(`${name} dark`)
    expect(await violationsOn(page)).toEqual([])
    await page.setViewportSize({ width: 480, height: 800 })
    await picture(`${name} narrow`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await page.setViewportSize(SIZE.viewport)
    await page.emulateMedia({ colorScheme: 'light' })
  }

  test('the reviewer has an analyst’s set, and one of their own', async () => {
    window = await launch({ analyst: 'abell', samples: true, library: ana, ...SIZE })
    await annotate('n', 'a', 'c')
    const answer = await giveBack()
    await window.close()
    window = await launch({ analyst: REVIEWER, samples: true, library, ...SIZE })
    await annotate('n', 'a', 'a', 'u')
    await bringIn(answer)
    expect(await review()).toContain('abell')
    await window.close()
  })

  let renamed: SavedFile
  test('the analyst takes another name by keyboard, which says what it means, and goes on', async () => {
    window = await launch({ analyst: 'abell', library: ana, ...SIZE })
    const { page, ui } = window
    await ui.article.ready(FLOOD)
    await window.ui.command('Your name')
    const dialog = ui.dialog('Your name')
    await dialog.appears()
    await page.locator('[role=dialog] input:focus').waitFor()
    await page.keyboard.insertText('مريم بل')
    await looks('name right to left')
    await ui.press('Control+A')
    await page.keyboard.insertText(' ')
    await ui.press('Enter')
    await page.getByText('Type a name.').waitFor()
    await looks('name refused')
    await ui.press('Control+A')
    await page.keyboard.insertText('Anaïs Bell')
    await ui.press('Enter')
    await dialog.goes()
    await page.getByText('You are called Anaïs Bell now.').waitFor()
    await annotate('c')
    renamed = await giveBack()
    expect(renamed.name).toMatch(/Anaïs-Bell/)
    await window.close()
    expect((await claimlight(['name', '--library', ana, '--analyst', 'Anaïs Bell'])).out).toBe('Anaïs Bell\n')
  })

  test('the reviewer merges it: the same person, under the new name, everywhere', async () => {
    window = await launch({ analyst: REVIEWER, library, ...SIZE })
    const { page, ui } = window
    await ui.article.ready(FLOOD)
    await ui.chooseFiles(() => ui.press('Control+Shift+I'), [renamed])
    const dialog = ui.dialog('Open a package')
    await dialog.appears()
    await page.getByText('abell is called Anaïs Bell now.').waitFor()
    await looks('package of somebody renamed')
    await ui.press('Enter')
    await dialog.goes()
    const words = await review()
    expect(words).toContain('Anaïs Bell')
    expect(words).not.toContain('abell')
    await ui.review.reveal.focus()
    await ui.press('Enter')
    await ui.review.bars.first().waitFor()
    expect(await ui.review.pane.innerText()).not.toContain('abell')
    await picture('review')
    await window.close()
    const { out } = await claimlight(['agree', '--library', library, '--analyst', REVIEWER])
    expect(out).toMatch(/Rita Vale, Anaïs Bell|Anaïs Bell, Rita Vale/)
    expect((await claimlight(['verify', '--library', library, '--analyst', REVIEWER])).code).toBe(0)
  })

  test('a colleague who has everybody’s tags is asked to judge blind, and sees none until they have answered', async () => {
    window = await launch({ analyst: REVIEWER, library, ...SIZE })
    await window.ui.article.ready(FLOOD)
    const everything = await send('Open')
    const blind = await send('Blind')
    await window.close()
    window = await launch({ analyst: 'cem', samples: false, library: cem, ...SIZE })
    const { page } = window
    await bringIn(everything)
    await annotate('n', 'a')
    expect(await review()).toMatch(/Anaïs Bell[\s\S]*Rita Vale|Rita Vale[\s\S]*Anaïs Bell/)
    await bringIn(blind)
    await page.getByText('Sent to you for blind review: no suggestions').waitFor()
    const kept = await review()
    expect(kept).toContain('The claims of 2 colleagues are kept back')
    expect(kept).not.toMatch(/Anaïs|Rita/)
    await looks('blind')
    const agree = await claimlight(['agree', '--library', cem, '--analyst', 'cem'])
    expect(agree.out).not.toMatch(/Anaïs|Rita/)
    expect(agree.err).toContain('kept back')
    await giveBack()
    await page.getByText('Sent to you for blind review: no suggestions').waitFor({ state: 'hidden' })
    expect(await review()).toMatch(/Anaïs Bell[\s\S]*Rita Vale|Rita Vale[\s\S]*Anaïs Bell/)
    await window.close()
  })

  test('masking says what it cannot hide before anything is saved', async () => {
    window = await launch({ analyst: REVIEWER, library, ...SIZE })
    const { page, ui } = window
    await ui.article.ready(FLOOD)
    await page.getByRole('tab', { name: 'Claims' }).click()
    await ui.article.text.focus()
    await ui.press('k', 'm')
    await page.keyboard.insertText('RITA and anaïs talked about this.')
    await ui.press('Escape')
    await ui.article.saved()
    await ui.press('Control+Shift+E')
    const dialog = ui.dialog('Send for review')
    await dialog.appears()
    await dialog.choice(/^Masked/).check()
    await ui.press('Enter')
    await page.getByText('2 places may still tell who somebody is').waitFor()
    await looks('masked')
    const file = await window.ui.download(() => dialog.press('Save it all the same'))
    expect(file.name).toMatch(/Masked/)
    await window.close()
  })
})

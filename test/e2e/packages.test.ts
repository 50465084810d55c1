/**
 * Three analysts judge the sample article, each in a library of their own; one of them blind, by package. Their answers come back as packages, the
 * reviewer brings them in; then one analyst's two computers disagree and the window asks which version stands.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { unzipSync } from 'fflate'
import type { SavedFile } from './models/claimlight-page'
import { violationsOn } from './support/axe'
import { claimlight } from './support/command-line'
import { describeOnHosts, type OpenWindow } from './support/describe-on-hosts'
import { newFolder } from './support/market-library'
import { settleAll } from './support/settle-all'

const FLOOD = 'Brenmoor and Castle Venn'
const PICTURES = resolve(__dirname, '../../build/screenshots')
const REVIEWER = 'Rita Vale'
/** Words of the article's first claim. */
const CLAIM = 'opening the Tarn sluice'
const SIZE = { viewport: { width: 1440, height: 900 } }

describeOnHosts('packages', (launch, host) => {
  const folder = newFolder()
  const library = join(folder, 'reviewer')
  const answers: SavedFile[] = []
  let request: SavedFile
  let window: OpenWindow
  mkdirSync(join(PICTURES, host), { recursive: true })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const picture = (name: string) => window.page.screenshot({ path: join(PICTURES, host, `package ${name}.png`) })
  const send = async (kind: string): Promise<SavedFile> => {
    await window.ui.press('Control+Shift+E')
    const dialog = window.ui.dialog('Send for review')
    await dialog.appears()
    await dialog.choice(new RegExp(`^${kind}`)).check()
    await picture(`send ${kind}`)
    expect(await violationsOn(window.page)).toEqual([])
    return window.ui.download(() => dialog.press('Save the package'))
  }
  const giveBack = async (): Promise<SavedFile> => {
    await window.ui.command('Return to the sender')
    const dialog = window.ui.dialog('Return to the sender')
    await dialog.appears()
    expect(await violationsOn(window.page)).toEqual([])
    return window.ui.download(() => dialog.press('Save the answer'))
  }
  /** Tags the first claim; what is saved is looked at once the window shows the tag. */
  const tag = async (key: string, name: 'contested' | 'unverified'): Promise<void> => {
    const { article, claim } = window.ui
    const chosen = claim.quote.filter({ hasText: CLAIM })
    for (let left = 40; left > 0 && (await chosen.count()) === 0; left--) await window.ui.press('k')
    await chosen.waitFor()
    await window.ui.press(key)
    await claim.pane.locator('[aria-pressed=true]').filter({ hasText: name }).waitFor()
    await article.saved()
  }
  const open = async (file: SavedFile): Promise<ReturnType<OpenWindow['ui']['dialog']>> => {
    await window.ui.chooseFiles(() => window.ui.press('Control+Shift+I'), [file])
    const dialog = window.ui.dialog('Open a package')
    await dialog.appears()
    return dialog
  }

  test('the reviewer sends the sample article for blind review', async () => {
    window = await launch({ analyst: REVIEWER, samples: true, library, ...SIZE })
    await window.ui.article.ready(FLOOD)
    request = await send('Blind')
    expect(request.name).toMatch(/\.claimlight$/)
    await window.close()
  })

  test('a colleague opens it in an empty library, sees no suggestions, marks claims and returns it', async () => {
    window = await launch({ analyst: 'Ana Bell', samples: false, library: join(folder, 'Ana'), ...SIZE })
    const { ui, page } = window
    const dialog = await open(request)
    await picture('open blind')
    expect(await violationsOn(page)).toEqual([])
    await dialog.press('Bring in')
    await ui.article.ready(FLOOD)
    await page.getByText('Sent to you for blind review').waitFor()
    expect(await page.getByText('Blind review: no suggestions are made').isVisible()).toBe(true)
    await picture('judging blind')
    expect(await violationsOn(page)).toEqual([])
    answers.push(await giveBack())
    // What was kept back is shown now.
    await page.getByText('Sent to you for blind review').waitFor({ state: 'hidden' })
    await ui.article.ready(FLOOD)
    await ui.press('n', 'a', 'c', 'u')
    await ui.article.saved()
    answers.push(await giveBack())
    await window.close()
  })

  test.each(['Ben Okoro', 'Cem Aydın'])('%s annotates the same article and returns it', async (analyst) => {
    window = await launch({ analyst, samples: true, library: join(folder, analyst), ...SIZE })
    await window.ui.article.ready(FLOOD)
    await window.ui.press('n', 'a', 'a', 'c', 'u')
    await window.ui.article.saved()
    answers.push(await giveBack())
    await window.close()
  })

  test('the reviewer brings the answers in and reads agreement', async () => {
    window = await launch({ analyst: REVIEWER, library, ...SIZE })
    const { ui, page } = window
    await ui.article.ready(FLOOD)
    for (const answer of answers) {
      const dialog = await open(answer)
      await dialog.press('Bring in')
      await dialog.goes()
    }
    await ui.article.ready(FLOOD)
    await ui.article.text.focus()
    await ui.press('V')
    await ui.review.reveal.waitFor()
    expect(await ui.review.pane.innerText()).toMatch(/Ana Bell[\s\S]*Ben Okoro[\s\S]*Cem Aydın/)
    await ui.press('Enter')
    await ui.review.bars.first().waitFor()
    await picture('merged')
    expect(await violationsOn(page)).toEqual([])
  })

  test('settles every statement by keyboard and hands out a slip to each analyst', async () => {
    const { ui, page } = window
    await settleAll(ui)
    await picture('settled')
    await ui.article.text.focus()
    await ui.press('s')
    await ui.dialog('Return slips').appears()
    await page.locator('[role=dialog] button:focus').waitFor()
    const slips = await window.ui.download(() => ui.press('Enter'))
    const pages = Object.keys(unzipSync(slips.buffer)).filter((name) => name.endsWith('.html'))
    expect(pages.map((name) => /Ana|Ben|Cem/.exec(name)?.[0]).toSorted()).toEqual(['Ana', 'Ben', 'Cem'])
    await window.close()
    expect((await claimlight(['verify', '--library', library, '--analyst', REVIEWER])).code).toBe(0)
  })

  test('what one analyst changed on two computers is shown with both versions and decided by keyboard', async () => {
    const desk = join(folder, 'Ben Okoro')
    const laptop = join(folder, 'laptop')
    window = await launch({ analyst: 'Ben Okoro', library: desk, ...SIZE })
    await window.ui.article.ready(FLOOD)
    const copy = await send('Open')
    await window.close()
    window = await launch({ analyst: 'Ben Okoro', samples: false, library: laptop, ...SIZE })
    const first = await open(copy)
    await first.press('Bring in')
    await window.ui.article.ready(FLOOD)
    await tag('u', 'unverified')
    const answer = await giveBack()
    await window.close()
    window = await launch({ analyst: 'Ben Okoro', library: desk, ...SIZE })
    const { ui, page } = window
    await ui.article.ready(FLOOD)
    await tag('c', 'contested')
    const dialog = await open(answer)
    await page.getByText('Changed here and there').waitFor()
    await picture('conflict')
    expect(await violationsOn(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    await picture('conflict dark')
    expect(await violationsOn(page)).toEqual([])
    await page.setViewportSize({ width: 480, height: 800 })
    await picture('conflict narrow')
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await page.setViewportSize(SIZE.viewport)
    await page.emulateMedia({ colorScheme: 'light' })
    await page.locator('.conflict-side input').first().focus()
    await ui.press('ArrowRight', 'Enter')
    await dialog.goes()
    await ui.article.saved()
    expect(await ui.article.undoButton.getAttribute('aria-label')).toMatch(/^Undo /)
    await window.close()
  })
})

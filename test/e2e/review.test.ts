/**
 * Three analysts annotate the sample article, each in a library of their own; a reviewer brings their files together, keeps agreement before
 * seeing anything, settles every statement by keyboard, writes to them and hands out slips; an analyst takes a decision over.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { strFromU8, unzipSync } from 'fflate'
import { violationsOn } from './support/axe'
import { claimlight } from './support/command-line'
import { describeOnHosts, type OpenWindow } from './support/describe-on-hosts'
import { eventually } from './support/eventually'
import { newFolder } from './support/market-library'
import { settleAll } from './support/settle-all'

const FLOOD = 'Brenmoor and Castle Venn'
const PICTURES = resolve(__dirname, '../../build/screenshots')
const REVIEWER = 'Rita Vale'
const SIZE = { viewport: { width: 1440, height: 900 } }

/** What each does with the first suggestions; the rest stays undecided. */
const WORK: Readonly<Record<string, readonly string[]>> = {
  'Ana Bell': ['n', 'a', 'a', 'c', 'u', 'a', 'c', 'a', 'x', 'u', 'Enter'],
  'Ben Okoro': ['n', 'a', 'a', 'c', 'c', 'a', 'c', 'x', 'a', 'u', 'Enter', 'Enter'],
  'Cem Aydın': ['n', 'a', 'a', 'a', 'u', 'a', 'x', 'a', 'a', 'u', 'Enter'],
}

describeOnHosts('a review', (launch, host) => {
  const folder = newFolder()
  const library = join(folder, 'reviewed')
  const files: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }[] = []
  let window: OpenWindow
  beforeEach(async () => {
    // Before the first test there is none.
    const last = window as OpenWindow | undefined
    if (last && !last.page.isClosed()) await last.ui.leaveDialogs()
  })
  mkdirSync(join(PICTURES, host), { recursive: true })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const picture = (name: string) => window.page.screenshot({ path: join(PICTURES, host, `review ${name}.png`) })

  test.each(Object.entries(WORK))('%s annotates the sample article and exports the set', async (analyst, keys) => {
    window = await launch({ analyst, samples: true, library: join(folder, analyst), ...SIZE })
    const { ui } = window
    await ui.article.ready(FLOOD)
    await ui.press(...keys)
    await ui.article.saved()
    await ui.press('Control+E')
    const dialog = ui.dialog('Export annotations')
    await dialog.appears()
    await dialog.choice('My annotations of this article').check()
    const { buffer: bytes } = await window.ui.download(() => dialog.press('Export'))
    files.push({ name: `${analyst}.json`, mimeType: 'application/json', buffer: bytes })
    await dialog.close()
    await window.close()
  })

  test('the reviewer brings the three together, and sees nobody’s marks before agreement is kept', async () => {
    window = await launch({ analyst: REVIEWER, samples: true, library, ...SIZE })
    const { ui } = window
    await ui.article.ready(FLOOD)
    await ui.press('V')
    await ui.review.pane.getByRole('heading', { name: 'Nobody else has tagged this revision yet' }).waitFor()
    expect(await violationsOn(window.page)).toEqual([])
    await picture('nobody else yet')
    await ui.chooseFiles(() => ui.review.pane.getByRole('button', { name: 'Import annotations…' }).click(), files)
    const dialog = ui.dialog('Import annotations')
    await dialog.appears()
    await dialog.choice(/whoever the file names/).check()
    await dialog.press('Import')
    await ui.dialog('Import report').appears()
    await ui.dialog('Import report').close()
    await ui.review.reveal.waitFor()
    expect(await ui.review.pane.innerText()).toMatch(/Ana Bell: 9 claims[\s\S]*Ben Okoro: 10 claims[\s\S]*Cem Aydın: 9 claims/)
    expect(await ui.review.bars.count()).toBe(0)
    expect(await violationsOn(window.page)).toEqual([])
    await picture('blind')
    // The button has the focus: one key.
    await ui.press('Enter')
    await ui.review.bars.first().waitFor()
    expect(await ui.review.agreement.innerText()).toMatch(/Krippendorff’s α\s+0\.\d\d/)
    await picture('all marks')
  })

  test('goes through the disagreements worst first, and hears what they are', async () => {
    const { ui } = window
    expect(await ui.review.pane.locator('.review-head').innerText()).toMatch(/disagreement 1 of \d/)
    await eventually(
      () => ui.announced.innerText(),
      (words) => expect(words).toMatch(/Statement \d+ of \d+, To settle\. Tags differ/),
    )
    await ui.press('n')
    expect(await ui.review.pane.locator('.review-head').innerText()).toMatch(/disagreement 2 of \d/)
    await ui.press('N')
    expect(await ui.review.pane.locator('.review-head').innerText()).toMatch(/disagreement 1 of \d/)
  })

  test('writes to an analyst about a statement', async () => {
    const { ui } = window
    await ui.press('c')
    await ui.type('@Ben Okoro what speaks for this tag?')
    await ui.press('Enter', 'Escape')
    await eventually(
      () => ui.review.threads.innerText(),
      (words) => expect(words).toContain('@Ben Okoro what speaks for this tag?'),
    )
  })

  test('settles everything by keyboard: a minority, a merge, another claim, none, the majority, and all that agree at once', async () => {
    const { ui } = window
    await ui.press('m')
    await ui.type('Both marked the same statement.')
    await ui.press('Enter')
    await eventually(
      () => ui.review.settled(),
      (settled) => expect(settled).toBe(1),
    )
    await ui.press('w')
    const dialog = ui.dialog('Write a claim of your own')
    await dialog.appears()
    expect(await violationsOn(window.page)).toEqual([])
    await dialog.choice('contested').check()
    await dialog.fill('Reason', 'The other side denies it two paragraphs on.')
    await dialog.press('Decide so')
    await dialog.goes()
    await eventually(
      () => ui.review.settled(),
      (settled) => expect(settled).toBe(2),
    )
    await ui.press('x')
    await ui.type('It is a question, not a statement.')
    await ui.press('Enter')
    await eventually(
      () => ui.review.settled(),
      (settled) => expect(settled).toBe(3),
    )
    // What all agree on, after a question; one undo takes all of it back, and it can be brought back.
    await ui.press('A')
    await ui.dialog('Accept all that agree').appears()
    await picture('accept all that agree')
    await ui.press('Enter')
    await eventually(
      () => ui.review.settled(),
      (settled) => expect(settled).toBeGreaterThan(4),
    )
    const agreed = await ui.review.settled()
    await ui.press('Control+z')
    await eventually(
      () => ui.review.settled(),
      (settled) => expect(settled).toBe(3),
    )
    await ui.press('Control+Shift+Z')
    await eventually(
      () => ui.review.settled(),
      (settled) => expect(settled).toBe(agreed),
    )
    await settleAll(ui)
    await picture('everything settled')
  })

  test('keeps agreement after discussion beside the one before', async () => {
    const { ui } = window
    await ui.review.button('Keep agreement now').click()
    await ui.notice('Agreement after discussion was kept').waitFor()
    expect((await ui.review.agreement.innerText()).match(/Krippendorff’s α\s+0\.\d\d[^\n]*\s+[\d.]+ to [\d.]+\s+0\.\d\d/)).not.toBeNull()
  })

  test('hands out slips that say what was changed and why, and hold nothing that runs', async () => {
    const { ui } = window
    await ui.review.pane.press('Escape').catch(() => undefined)
    await ui.article.text.focus()
    await ui.press('s')
    await ui.dialog('Return slips').appears()
    await picture('return slips')
    await window.page.locator('[role=dialog] button:focus').waitFor()
    const { buffer: bytes } = await window.ui.download(() => ui.press('Enter'))
    const slips = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, one]) => [name, strFromU8(one)]))
    expect(Object.keys(slips).filter((name) => name.endsWith('.html'))).toHaveLength(3)
    const markdown = Object.entries(slips).find(([name]) => /Ben.*\.md$/.test(name))?.[1] ?? ''
    expect(markdown).toContain('Both marked the same statement')
    expect(markdown).toMatch(/@Ben Okoro what speaks for this tag/)
    const page = Object.entries(slips).find(([name]) => /Ben.*\.html$/.test(name))?.[1] ?? ''
    expect(page).toContain(`default-src 'none'`)
    expect(page).not.toMatch(/<script|https?:|\son\w+=/)
    await ui.dialog('Return slips').close()
    // Electron's windows open no others, and the stand-in holds to that: the same page is looked at in the browser.
    if (host === 'browser') await slipReads(page)
  })

  test('hands out a report, by its words and by mouse, that needs nothing else and reads without a fault', async () => {
    const { ui } = window
    await ui.article.text.focus()
    await ui.press('Control+K')
    const palette = ui.dialog('Command palette')
    await palette.appears()
    await ui.type('Review report')
    const { name, buffer: bytes } = await window.ui.download(() => ui.press('Enter'))
    expect(name).toMatch(/Review-report\.html$/)
    const html = strFromU8(bytes)
    expect(html).toContain(`default-src 'none'`)
    expect(html).not.toMatch(/<script|<img|<link|\son\w+=|url\(h|src=/)
    expect(html).toContain('Both marked the same statement')
    for (const analyst of Object.keys(WORK)) expect(html).toContain(analyst)
    const again = await window.ui.download(() => window.page.getByRole('button', { name: 'Review report as a page (HTML)' }).click())
    expect(strFromU8(again.buffer)).toBe(html)
    if (host === 'browser') await reportReads(html)
  })

  test('shows two analysts side by side, in the full width, in the dark, narrow, and at 200 %, without a fault', async () => {
    const { ui, page } = window
    await ui.press('b')
    await page.locator('.side-by-side').waitFor()
    await picture('side by side')
    expect(await violationsOn(page)).toEqual([])
    await ui.press('b', 'f')
    await eventually(
      () => ui.review.bars.count(),
      (count) => expect(count).toBeGreaterThan(5),
    )
    await picture('full view')
    await ui.press('f')
    await page.emulateMedia({ colorScheme: 'dark' })
    await picture('dark')
    expect(await violationsOn(page)).toEqual([])
    await page.setViewportSize({ width: 720, height: 450 })
    await picture('at 200 %')
    expect(await violationsOn(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await page.setViewportSize(SIZE.viewport)
    await page.emulateMedia({ colorScheme: 'light' })
  })

  test('does the same by mouse: a bar, a claim, back again', async () => {
    const { ui } = window
    await ui.review.bars.first().click()
    await ui.review.verdict.waitFor()
    const settled = await ui.review.settled()
    await ui.review.button('Take back').click()
    await eventually(
      () => ui.review.settled(),
      (now) => expect(now).toBe(settled - 1),
    )
    await ui.review.members
      .first()
      .getByRole('button', { name: /^Take the claim/ })
      .click()
    if (await ui.review.button('Decide').isVisible()) {
      await ui.review.reason.fill('As it was.')
      await ui.review.button('Decide').click()
    }
    await eventually(
      () => ui.review.settled(),
      (now) => expect(now).toBe(settled),
    )
  })

  test('leaves a library that is all well, and the adjudicated set as a file of its own', async () => {
    const { ui } = window
    await ui.article.saved()
    const { buffer: bytes } = await exportAdjudicated()
    const { set } = JSON.parse(bytes.toString('utf8')) as { set: { analyst: string; claims: readonly { tag: string | null }[] } }
    expect(set.analyst).toBe(REVIEWER)
    expect(set.claims.length).toBeGreaterThan(5)
    await window.close()
    const { code, err } = await claimlight(['verify', '--library', library, '--analyst', REVIEWER])
    expect([code, err]).toEqual([0, expect.stringMatching(/well/)])
  })

  test('the analyst who was spoken to finds the message, and takes the decision over by one key', async () => {
    window = await launch({ analyst: 'Ben Okoro', library, ...SIZE })
    const { ui } = window
    await ui.article.ready(FLOOD)
    await ui.press('V')
    await ui.review.reveal.waitFor()
    await ui.press('Enter')
    await ui.review.bars.first().waitFor()
    await ui.press('u')
    await eventually(
      () => ui.review.threads.innerText(),
      (words) => expect(words).toMatch(/new\s+to you/),
    )
    expect(await ui.review.colleague.innerText()).toContain('What Rita Vale decided')
    await picture('what was decided')
    expect(await violationsOn(window.page)).toEqual([])
    for (let left = 12; left > 0 && !(await ui.review.button(/^Accept into my set/).isVisible()); left--) await ui.press('j')
    await ui.press('y')
    await ui.notice('Your set says so now').waitFor()
    await ui.press('V')
    await ui.article.saved()
    expect(await ui.article.undoButton.getAttribute('aria-label')).toBe('Undo accept a decision')
  })

  async function exportAdjudicated() {
    const { ui } = window
    await ui.article.text.focus()
    await ui.command('adjudicated')
    const dialog = ui.dialog('Export the adjudicated set')
    await dialog.appears()
    const file = await window.ui.download(() => dialog.press('Export'))
    await dialog.close()
    return file
  }

  /** On the screen in light and dark, and printed. */
  async function reportReads(html: string): Promise<void> {
    const page = await window.page.context().newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.setContent(html)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Review report')
    expect(await page.locator('svg:visible').count()).toBe(await page.locator('figure table').count())
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      expect(await violationsOn(page)).toEqual([])
      await page.screenshot({ path: join(PICTURES, host, `review report ${colorScheme}.png`), fullPage: true })
    }
    expect(asked).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)')
    await page.pdf({ path: join(PICTURES, host, 'review report.pdf') })
    await page.close()
  }

  /** The slip opens by itself in a browser, reads well, and axe finds nothing. */
  async function slipReads(html: string): Promise<void> {
    const context = window.page.context()
    const page = await context.newPage()
    await page.setContent(html)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('What became of your claims')
    await page.screenshot({ path: join(PICTURES, host, 'review slip.png') })
    await page.close()
  }
})

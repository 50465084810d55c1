/**
 * Agreement in figures: three analysts in one library; figures are read, opened and left by keyboard and by mouse, gamma is computed and cancelled, and each
 * form of file is taken along.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { violationsOn } from './support/axe'
import { describeOnHosts, type OpenWindow } from './support/describe-on-hosts'
import { eventually } from './support/eventually'
import { newFolder } from './support/market-library'

const FLOOD = 'Brenmoor and Castle Venn'
const PICTURES = resolve(__dirname, '../../build/screenshots')
const SIZE = { viewport: { width: 1440, height: 900 } }
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47])

const WORK: Readonly<Record<string, readonly string[]>> = {
  'analyst A': ['n', 'a', 'a', 'c', 'u', 'a', 'c', 'a', 'x', 'u', 'Enter'],
  'analyst B': ['n', 'a', 'a', 'c', 'c', 'a', 'c', 'x', 'a', 'u', 'Enter', 'Enter'],
  'analyst C': ['n', 'a', 'a', 'a', 'u', 'a', 'x', 'a', 'a', 'u', 'Enter'],
}

describeOnHosts('agreement in figures', (launch, host) => {
  const folder = newFolder()
  const library = join(folder, 'library')
  let window: OpenWindow
  mkdirSync(join(PICTURES, host), { recursive: true })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const picture = async (name: string): Promise<void> => {
    await window.ui.dismissNotices()
    await window.page.screenshot({ path: join(PICTURES, host, `figures ${name}.png`) })
  }

  /** Under Electron a PDF is saved; in a browser a window of its own comes up and prints. */
  const onPaper = async (act: () => Promise<void>, name: string): Promise<void> => {
    if (host !== 'browser') {
      const { name: file, buffer: bytes } = await window.ui.download(act)
      expect(file).toMatch(/Review-report\.pdf$/)
      expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-')
      return
    }
    const context = window.page.context()
    await context.addInitScript(() => {
      Object.assign(globalThis, { prints: 0, print: () => void (globalThis as unknown as { prints: number }).prints++ })
    })
    const [paper] = await Promise.all([context.waitForEvent('page'), act()])
    await paper.waitForLoadState()
    expect(await paper.getByRole('heading', { level: 1 }).innerText()).toBe('Review report')
    await eventually(
      () => paper.evaluate(() => (globalThis as unknown as { prints: number }).prints),
      (prints) => expect(prints).toBe(1),
    )
    await paper.pdf({ path: join(PICTURES, host, `report on paper, ${name}.pdf`) })
    await paper.close()
  }

  test.each(Object.entries(WORK))('%s annotates the sample article', async (analyst, keys) => {
    window = await launch({ analyst, samples: true, library, ...SIZE })
    await window.ui.article.ready(FLOOD)
    await window.ui.press(...keys)
    await window.ui.article.saved()
    await window.close()
  })

  test('a reviewer sees no figure before agreement is kept, and all of them by one key afterwards', async () => {
    window = await launch({ analyst: 'reviewer', library, ...SIZE })
    const { ui } = window
    await ui.article.ready(FLOOD)
    await ui.press('V')
    await ui.review.reveal.waitFor()
    await ui.press('G')
    expect(await ui.figures.view.count()).toBe(0)
    await ui.press('Enter')
    await ui.review.bars.first().waitFor()
    await ui.press('G')
    await ui.figures.figure('Tags, beyond chance').waitFor()
    for (const title of [
      'Each tag against the others',
      'Cohen’s κ by pair',
      'Tags: analyst A and analyst B',
      'Places and the rest',
      'Progress',
    ]) {
      expect(await ui.figures.figure(title).locator('.figure-chart').count()).toBe(1)
    }
    expect(await ui.figures.view.innerText()).toMatch(/Given tags: attributed \d+ %/)
    await picture('tags')
    expect(await violationsOn(window.page)).toEqual([])
  })

  test('by keyboard: a mark opens its claims, a claim its place in the review', async () => {
    const { ui, page } = window
    const mark = ui.figures.marks('Tags, beyond chance').first()
    await mark.focus()
    expect(await mark.locator('title').textContent()).toMatch(/^Krippendorff’s α: -?\d\.\d\d \[-?\d\.\d\d, \d\.\d\d\]/)
    await ui.press('Enter')
    await ui.figures.list.waitFor()
    expect(await ui.figures.list.innerText()).toMatch(/Claims that disagree: Krippendorff’s α\s+[1-9]\d* statements?/)
    await picture('a list')
    expect(await violationsOn(page)).toEqual([])
    await ui.press('Escape')
    expect(await ui.figures.list.count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.querySelector('title')?.textContent ?? '')).toContain('Krippendorff')
    await ui.press('Enter', 'Tab', 'Tab', 'Enter')
    await ui.review.bars.first().waitFor()
    expect(await ui.figures.view.count()).toBe(0)
    expect(await ui.review.state.innerText()).toContain('Tags differ')
    await ui.press('G')
    await ui.figures.figure('Tags, beyond chance').waitFor()
  })

  test('by mouse: a cell of two analysts’ tags opens exactly as many statements as it counts', async () => {
    const { ui } = window
    const cell = ui.figures.marks('Tags: analyst A and analyst B').filter({ hasText: /unverified × contested/ })
    const count = Number(/: (\d+)/.exec((await cell.locator('title').textContent()) ?? '')?.[1])
    expect(count).toBeGreaterThan(0)
    await cell.click()
    expect(await ui.figures.list.locator('li').count()).toBe(count)
    await ui.figures.list.getByRole('button', { name: 'Close the list' }).click()
    await ui.figures.view.getByRole('combobox', { name: 'Measure' }).selectOption({ label: 'F1, overlapping' })
    await ui.figures.figure('F1, overlapping by pair').waitFor()
    expect(await ui.figures.marks('F1, overlapping by pair').count()).toBe(6)
  })

  test('the table behind a figure has its numbers, and opens the same', async () => {
    const { ui, page } = window
    const figure = ui.figures.figure('Each tag against the others')
    await figure.getByRole('button', { name: /^Table/ }).click()
    expect(await figure.getByRole('row').count()).toBe(4)
    expect(await violationsOn(page)).toEqual([])
    await picture('a table')
    await figure.getByRole('cell').getByRole('button').first().click()
    await ui.figures.list.waitFor()
    await ui.press('Escape')
    await figure.getByRole('button', { name: /^Table/ }).click()
    await figure.locator('.figure-chart').waitFor()
  })

  test('gamma comes out of a worker: the same seed gives the same figures', async () => {
    const { ui } = window
    const section = ui.figures.section('Places and tags in one')
    const compute = async (): Promise<string> => {
      await section.getByRole('button', { name: 'Compute γ' }).click()
      await section.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached', timeout: 60_000 })
      await section.getByRole('figure').waitFor()
      return section.getByRole('figure').innerText()
    }
    const seed = section.getByRole('spinbutton', { name: 'Seed' })
    await seed.fill('7')
    const first = await compute()
    expect(first).toMatch(/Disorder \d\.\d{3}, by chance \d\.\d{3} \(\d+ samples, seed 7\)/)
    await section.scrollIntoViewIfNeeded()
    await picture('gamma')
    await seed.fill('8')
    expect(await compute()).toContain('seed 8')
    await seed.fill('7')
    expect(await compute()).toBe(first)
  })

  test('goes out as SVG, as a picture twice the size, and as a table', async () => {
    const { ui } = window
    const figure = ui.figures.figure('Tags by analyst')
    const save = (form: string) => window.ui.download(() => figure.getByRole('button', { name: `as ${form}` }).click())
    const svg = (await save('SVG')).buffer.toString('utf8')
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    expect(svg).not.toMatch(/var\(|style=|href|<script/)
    const { name, buffer: bytes } = await save('PNG')
    expect(name).toBe('Tags-by-analyst.png')
    expect(bytes.subarray(0, 4)).toEqual(PNG)
    // Width and height stand after the signature and the name of the first chunk.
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([
      2 * Number(/ width="(\d+)"/.exec(svg)?.[1]),
      2 * Number(/ height="(\d+)"/.exec(svg)?.[1]),
    ])
    const csv = (await save('CSV')).buffer.toString('utf8')
    expect(csv).toMatch(/^\uFEFFAnalyst,attributed,contested,unverified,untagged,All\r\nanalyst A,\d/)
  })

  test('agreement over articles reads every article’s sets, and a row leads there', async () => {
    const { ui } = window
    await ui.figures.view.getByRole('button', { name: 'Compare over all articles' }).click()
    await ui.figures.marks('Agreement over articles').first().waitFor()
    expect(await ui.figures.marks('Agreement over articles').count()).toBe(1)
    await ui.figures.figure('Agreement over articles').scrollIntoViewIfNeeded()
    await ui.figures.marks('Agreement over articles').first().click()
    expect(await ui.figures.list.innerText()).toMatch(/Claims that disagree: .*Brenmoor[^]*[1-9]\d* statements?/)
    await picture('over articles')
    // A statement of the article leads to its place in the review.
    await ui.figures.list.locator('li button').first().click()
    await ui.review.bars.first().waitFor()
    expect(await ui.review.state.innerText()).toContain('Tags differ')
    await ui.press('G')
    await ui.figures.figure('Tags, beyond chance').waitFor()
  })

  test('a point of before opens the claims as they were then, and says so', async () => {
    const { ui } = window
    await ui.figures.figure('Agreement over time').scrollIntoViewIfNeeded()
    await ui.figures.marks('Agreement over time').first().focus()
    await ui.press('Enter')
    await ui.figures.list.waitFor()
    await eventually(
      () => ui.figures.list.innerText(),
      (words) => expect(words).toMatch(/Claims that disagree: .+, \w+ \d+, \d{4}\s+[1-9]\d* statements?[^]*As they were when/),
    )
    await picture('as they were')
    await ui.figures.list.locator('li button').first().click()
    await ui.review.bars.first().waitFor()
    await ui.press('G')
    await ui.figures.figure('Tags, beyond chance').waitFor()
  })

  test('a figure that was kept, in the table beside the text, opens the same', async () => {
    const { ui, page } = window
    await ui.press('Escape')
    await ui.review.bars.first().waitFor()
    await page
      .getByRole('region', { name: /Agreement/ })
      .getByRole('button', { name: /^-?\d\.\d\d$/ })
      .first()
      .click()
    await ui.figures.list.waitFor()
    await eventually(
      () => ui.figures.list.innerText(),
      (words) => expect(words).toMatch(/Krippendorff[^]*As they were when/),
    )
    await ui.press('Escape')
    await ui.figures.figure('Tags, beyond chance').waitFor()
  })

  test('a cell on which both agree opens those claims, named so', async () => {
    const { ui } = window
    const cell = ui.figures.marks('Tags: analyst A and analyst B').filter({ hasText: /attributed × attributed/ })
    const count = Number(/: (\d+)/.exec((await cell.locator('title').textContent()) ?? '')?.[1])
    await cell.click()
    expect(await ui.figures.list.innerText()).toContain('Claims that analyst A and analyst B tagged alike: attributed')
    expect(await ui.figures.list.locator('li').count()).toBe(count)
    await ui.press('Escape')
  })

  test('the report of the article and of the library goes out as a page, and on paper by key', async () => {
    const { ui, page } = window
    const html = await window.ui.download(() => ui.press('H'))
    expect(html.name).toMatch(/Review-report\.html$/)
    expect(html.buffer.toString('utf8')).toContain('Tags, beyond chance')
    const library = await window.ui.download(() => ui.press('Control+Shift+H'))
    expect(library.name).toBe('Library-Review-report.html')
    await onPaper(() => ui.press('P'), 'article')
    await onPaper(async () => {
      await ui.press('Control+K')
      await ui.dialog('Command palette').appears()
      await page.keyboard.insertText('library on paper')
      await ui.press('Enter')
    }, 'library')
    await ui.dismissNotices()
  })

  test('is readable in the dark, from right to left, narrow and in forced colours, without a fault', async () => {
    const { ui, page } = window
    const top = () => ui.figures.figure('Tags, beyond chance').scrollIntoViewIfNeeded()
    await page.emulateMedia({ colorScheme: 'dark' })
    for (const [name, title] of [
      ['dark', 'Tags, beyond chance'],
      ['dark, two by two', 'Tags: analyst A and analyst B'],
      ['dark, what was marked', 'Tags by source'],
      ['dark, over time', 'Agreement over time'],
    ] as const) {
      await ui.figures.figure(title).scrollIntoViewIfNeeded()
      await picture(name)
    }
    expect(await violationsOn(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
    for (const [name, title] of [
      ['two by two', 'Tags: analyst A and analyst B'],
      ['what was marked', 'Tags by source'],
      ['over time', 'Agreement over time'],
    ] as const) {
      await ui.figures.figure(title).scrollIntoViewIfNeeded()
      await picture(name)
    }
    await top()
    await page.emulateMedia({ forcedColors: 'active' })
    await picture('forced colours')
    await page.emulateMedia({ forcedColors: 'none' })
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
    // Drawn again when something changes; the way there and back is such a change.
    await ui.press('G', 'G')
    await ui.figures.figure('Tags, beyond chance').waitFor()
    await picture('from right to left')
    expect(await violationsOn(page)).toEqual([])
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'))
    await ui.press('G', 'G')
    await page.setViewportSize({ width: 720, height: 450 })
    await ui.figures.figure('Tags, beyond chance').waitFor()
    await picture('at 200 %')
    expect(await violationsOn(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await page.setViewportSize(SIZE.viewport)
  })

  test('is left as it was come to', async () => {
    const { ui } = window
    await ui.press('Escape')
    await eventually(
      () => ui.review.bars.count(),
      (count) => expect(count).toBeGreaterThan(5),
    )
    await eventually(
      () => ui.figures.view.count(),
      (count) => expect(count).toBe(0),
    )
    await window.close()
  })
})

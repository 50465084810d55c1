/** The ledger, conflicts in the margin, rules and confidence: by keyboard, and again by mouse. */
import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from '@jest/globals'
import { asFile, FERRY } from './support/articles'
import { articleOnDisk, verify } from './support/command-line'
import { describeOnHosts, type Launch, type OpenWindow } from './support/describe-on-hosts'
import { eventually } from './support/eventually'

const ACCUSED = 'the Tern Line of leaving sixty passengers on the north pier on Monday night'
const DENIED = 'the accusation'
const ACCUSED_BACK = 'the harbour office of Lowbridge of locking the gate to the pier'
const SAID_TWICE = 'that the last ferry had left the north pier forty minutes before the storm warning reached the town'

/** Low enough for the two sides of the conflict not to be in view together. */
const SMALL = { viewport: { width: 1280, height: 520 } }

async function openFerry(launch: Launch): Promise<OpenWindow> {
  const window = await launch({ ...SMALL, samples: false })
  const { ui } = window
  await ui.chooseFiles(() => ui.press('Control+O'), asFile(FERRY))
  await ui.article.ready(FERRY.title)
  return window
}

function asking(window: () => OpenWindow) {
  const text = async (locator: { textContent(): Promise<string | null> }): Promise<string> => (await locator.textContent()) ?? ''
  return {
    text,
    shown: (quote: string): Promise<unknown> =>
      eventually(
        () => window().ui.claim.quote.textContent(),
        (words) => expect(words).toBe(quote),
      ),
    /** Suggestions shown, and all of them. */
    async suggested(): Promise<readonly number[]> {
      return [...(await text(window().ui.side.suggested)).matchAll(/\d+/g)].map(([digits]) => Number(digits))
    },
    async onDisk() {
      await window().ui.article.saved()
      return articleOnDisk(window().libraryDir, FERRY.title)
    },
    async exported(start: () => Promise<void>): Promise<string> {
      const [download] = await Promise.all([window().page.waitForEvent('download'), start()])
      expect(download.suggestedFilename()).toMatch(/^Ferry-line.*ledger\.csv$/)
      return readFileSync(await download.path(), 'utf8')
    },
  }
}

describeOnHosts('ledger and conflicts by keyboard', (launch) => {
  let window: OpenWindow
  const { shown, suggested, onDisk, exported, text } = asking(() => window)
  const focused = (): Promise<string> => window.page.evaluate(() => document.activeElement?.className ?? '')
  beforeAll(async () => {
    window = await openFerry(launch)
  })

  test('o goes to the other side of a conflict, and back', async () => {
    const { ui } = window
    await ui.press('k')
    await shown(ACCUSED_BACK)
    await eventually(
      () => ui.announced.textContent(),
      (said) => expect(said).toMatch(/In conflict with claim 1: .*/),
    )
    await ui.article.otherSide.filter({ hasText: `In conflict with, further up: “${ACCUSED}”` }).waitFor()
    await ui.press('o')
    await shown(ACCUSED)
    await ui.article.otherSide.waitFor({ state: 'hidden' })
    await ui.press('o')
    await eventually(
      () => text(ui.claim.quote),
      (words) => expect(words).not.toBe(ACCUSED),
    )
  })

  test('of several other sides, o goes to one after the other', async () => {
    const { ui } = window
    const sides = new Set<string>()
    if ((await text(ui.claim.quote)) !== ACCUSED) await ui.press('o')
    await shown(ACCUSED)
    for (let i = 0; i < 3; i++) {
      await ui.press('o')
      await eventually(
        () => text(ui.claim.quote),
        (words) => expect(words).not.toBe(ACCUSED),
      )
      sides.add(await text(ui.claim.quote))
      await ui.press('o')
      await shown(ACCUSED)
    }
    expect([...sides].sort()).toEqual([DENIED, ACCUSED_BACK])
  })

  test('the nodes in the margin are one stop after the text; Enter goes to the other side and takes the focus along', async () => {
    const { ui } = window
    await ui.press('Tab')
    expect(await focused()).toContain('reader-node')
    await ui.press('Enter')
    await eventually(
      () => text(ui.claim.quote),
      (words) => expect(words).not.toBe(ACCUSED),
    )
    await eventually(focused, (name) => expect(name).toContain('reader-node'))
    await ui.press('Escape')
    await eventually(focused, (name) => expect(name).toContain('reader-scroller'))
  })

  test('X rejects all suggestions of the rule, and one step brings them back', async () => {
    const { ui, page } = window
    await ui.article.click('It was the third storm')
    await shown('It was the third storm of the winter')
    await page.getByRole('button', { name: /^Reject all \d of this rule/ }).waitFor()
    const before = await ui.article.marks.count()
    await ui.press('X')
    await ui.notice(/^Rejected [2-9] suggestions of the rule/).waitFor()
    const { set } = await onDisk()
    expect(set.rejected.length).toBeGreaterThan(1)
    expect(await ui.article.marks.count()).toBeLessThan(before)
    await ui.article.undoButton.and(page.getByRole('button', { name: /^Undo reject all of a rule/ })).waitFor()
    await ui.press('Control+z')
    await eventually(onDisk, (disk) => expect(disk.set.rejected).toEqual([]))
    expect(await ui.article.marks.count()).toBe(before)
    await ui.dismissNotices()
  })

  test('a tag goes to every repetition in one step, with the link between them', async () => {
    const { ui } = window
    await ui.article.click('the last ferry had left')
    await shown(SAID_TWICE)
    await window.page.getByText('Said 2 times').waitFor()
    await ui.press('a')
    await ui.notice('Tagged 2 repetitions.').waitFor()
    const { set } = await onDisk()
    expect(set.claims.map(({ tag }) => tag)).toEqual(['attributed', 'attributed'])
    expect(set.links).toMatchObject([{ kind: 'repeats' }])
    await ui.press('Control+z')
    await eventually(onDisk, (disk) => expect([disk.set.claims, disk.set.links]).toEqual([[], []]))
    await ui.press('Control+Shift+z')
    await eventually(onDisk, (disk) => expect(disk.set.claims).toHaveLength(2))
    await ui.dismissNotices()
  })

  test('t leads to the confidence, whose arrow keys leave less to decide, and nothing that is decided goes', async () => {
    const { ui } = window
    await ui.press('t')
    expect(await window.page.evaluate(() => document.activeElement?.id)).toBe('least-confidence')
    const [all = 0] = await suggested()
    const before = await ui.article.marks.count()
    await ui.press(...Array.from({ length: 15 }, () => 'ArrowRight'))
    await eventually(suggested, ([now = 0, of]) => {
      expect(now).toBeLessThan(all)
      expect(of).toBe(all)
    })
    expect(await ui.side.confidence.getAttribute('aria-valuetext')).toMatch(/^At least 75 %: \d+ of \d+ suggestions$/)
    await eventually(
      () => ui.article.marks.count(),
      (count) => expect(count).toBeLessThan(before),
    )
    await ui.press('End')
    await eventually(suggested, ([now]) => expect(now).toBe(0))
    // The two repetitions that were tagged.
    await ui.claim.title.filter({ hasText: /of 2$|^2 claims$/ }).waitFor()
    // Plain keys work from the slider.
    await ui.press('n')
    await ui.press('Home')
    await eventually(suggested, ([now]) => expect(now).toBe(all))
  })

  test('g opens the ledger: arrow keys walk it, Enter goes to the claim in the text', async () => {
    const { ui } = window
    await ui.press('g')
    await ui.side.table.waitFor()
    await eventually(
      () => window.page.evaluate(() => document.activeElement?.id),
      (id) => expect(id).toBe('ledger-table'),
    )
    await ui.press('Home')
    await ui.side.active.filter({ hasText: 'harbour office of Lowbridge' }).waitFor()
    await ui.press('ArrowDown')
    await ui.side.active.filter({ hasText: ACCUSED }).waitFor()
    await ui.press('Enter')
    await ui.article.text.locator('.reader-selected').first().waitFor()
    expect(await text(ui.article.text.locator('.reader-selected').first())).toContain('the Tern Line')
    await ui.press('ArrowLeft', 'ArrowLeft')
    expect(await ui.side.active.getAttribute('aria-expanded')).toBe('false')
    await ui.press('ArrowRight')
    expect(await ui.side.active.getAttribute('aria-expanded')).toBe('true')
    await ui.press('End')
    expect(await ui.side.active.getAttribute('aria-rowindex')).toBe(await ui.side.table.getAttribute('aria-rowcount'))
  })

  test('a row that stands for repetitions opens', async () => {
    const { ui } = window
    await ui.press('Home')
    for (let i = 0; i < 40 && !(await text(ui.side.active)).includes(SAID_TWICE); i++) await ui.press('ArrowDown')
    const row = ui.side.claims.filter({ hasText: SAID_TWICE })
    expect(await row.count()).toBe(1)
    expect(await row.getAttribute('aria-expanded')).toBe('false')
    await ui.press('ArrowRight')
    expect(await ui.side.repetitions.count()).toBe(1)
    await ui.press('ArrowLeft')
    expect(await ui.side.repetitions.count()).toBe(0)
  })

  test('the ledger is exported from the palette: every claim and suggestion, told apart', async () => {
    const { ui } = window
    const csv = await exported(async () => {
      await ui.press('Control+K')
      await ui.dialog('Command palette').appears()
      await window.page.keyboard.insertText('ledger export')
      await ui.press('Enter')
    })
    expect(csv.startsWith('\uFEFFstatus,')).toBe(true)
    const [, ...lines] = csv.trimEnd().split('\r\n')
    expect(lines.filter((line) => line.startsWith('claim,'))).toHaveLength(2)
    expect(lines.filter((line) => line.startsWith('suggestion,')).length).toBeGreaterThan(5)
    await ui.notice(/^\d+ rows handed over as/).waitFor()
    await ui.dismissNotices()
  })

  test('the record of the rules is in the palette', async () => {
    const { ui } = window
    await ui.press('Control+K')
    await ui.dialog('Command palette').appears()
    await window.page.keyboard.insertText('rules do')
    await ui.press('Enter')
    const dialog = ui.dialog('How the rules do')
    await dialog.appears()
    expect(await dialog.root.getByRole('row').filter({ hasText: 'not enough decisions yet' }).count()).toBeGreaterThan(1)
    await dialog.close()
  })

  test('tab, confidence and decisions are remembered', async () => {
    const { ui } = window
    await ui.press('t', 'PageUp')
    const [kept] = await suggested()
    await window.page.waitForTimeout(400)
    window = await window.relaunch()
    await window.ui.article.ready(FERRY.title)
    expect(await window.ui.side.tab('Ledger').getAttribute('aria-selected')).toBe('true')
    expect((await suggested())[0]).toBe(kept)
    expect(await verify(window.libraryDir)).toMatchObject({ code: 0 })
  })
})

describeOnHosts('ledger and conflicts by mouse', (launch) => {
  let window: OpenWindow
  const { shown, suggested, onDisk, exported, text } = asking(() => window)
  beforeAll(async () => {
    window = await openFerry(launch)
  })

  test('a node in the margin leads to the other side, and the word at the edge too', async () => {
    const { ui } = window
    const node = ui.article.conflictNodes.first()
    expect(await node.getAttribute('aria-label')).toContain(`In conflict with, further down: “${DENIED}”`)
    await node.click()
    await eventually(
      () => text(ui.claim.quote),
      (words) => expect([DENIED, ACCUSED_BACK]).toContain(words),
    )
    await ui.press('k', 'j')
    await ui.article.click('locking the gate')
    await shown(ACCUSED_BACK)
    await ui.article.otherSide.click()
    await shown(ACCUSED)
  })

  test('all suggestions of a rule are rejected with a button', async () => {
    const { ui, page } = window
    await ui.article.click('It was the third storm')
    await shown('It was the third storm of the winter')
    await page.getByRole('button', { name: /^Reject all \d of this rule/ }).click()
    await eventually(onDisk, (disk) => expect(disk.set.rejected.length).toBeGreaterThan(1))
    await ui.article.undoButton.click()
    await eventually(onDisk, (disk) => expect(disk.set.rejected).toEqual([]))
  })

  test('repetitions are tagged one by one where the box says so', async () => {
    const { ui, page } = window
    await ui.article.click('the last ferry had left')
    await page.getByRole('checkbox', { name: 'Tag all of them together' }).uncheck()
    await ui.claim.tag('unverified').click()
    await eventually(onDisk, (disk) => expect(disk.set.claims).toHaveLength(1))
    await ui.article.undoButton.click()
    await eventually(onDisk, (disk) => expect(disk.set.claims).toEqual([]))
    await ui.article.click('the last ferry had left')
    await page.getByRole('checkbox', { name: 'Tag all of them together' }).check()
    await ui.claim.tag('unverified').click()
    await eventually(onDisk, (disk) => expect(disk.set.claims.map(({ tag }) => tag)).toEqual(['unverified', 'unverified']))
  })

  test('the slider is dragged', async () => {
    const { ui, page } = window
    const [all = 0] = await suggested()
    const box = await ui.side.confidence.boundingBox()
    if (!box) throw new Error('no slider')
    const y = box.y + box.height / 2
    await page.mouse.move(box.x + 7, y)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.82, y, { steps: 5 })
    await page.mouse.up()
    await eventually(suggested, ([now = 0]) => expect(now).toBeLessThan(all))
    await ui.side.confidence.fill('0')
    await eventually(suggested, ([now]) => expect(now).toBe(all))
  })

  test('the ledger is filtered, searched, sorted and exported as shown', async () => {
    const { ui } = window
    await window.page.setViewportSize({ width: 1280, height: 1000 })
    await ui.side.tab('Ledger').click()
    await ui.side.table.waitFor()
    await ui.side.filter.selectOption({ label: 'In conflict' })
    await eventually(
      () => ui.side.claims.count(),
      (count) => expect(count).toBe(3),
    )
    await ui.side.search.fill('tern line')
    await eventually(
      () => ui.side.claims.count(),
      (count) => expect(count).toBe(2),
    )
    const csv = await exported(() => ui.side.exportButton.click())
    expect(csv.trimEnd().split('\r\n')).toHaveLength(3)
    await ui.side.search.fill('')
    await ui.side.filter.selectOption({ label: 'Everything' })
    await ui.side.column('Speaker').click()
    // The article itself has no name and stands first.
    await eventually(
      async () => (await ui.side.sources.locator('.ledger-name').allTextContents()).slice(1),
      (names) => expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b))),
    )
    await ui.side.column('Claim').click()
  })

  test('a row leads to its claim in the text, its source closes, and its repetitions open', async () => {
    const { ui } = window
    await ui.side.claims.filter({ hasText: DENIED }).first().click()
    await eventually(
      () => ui.side.table.locator('[aria-selected=true]').count(),
      (count) => expect(count).toBe(1),
    )
    const rows = async (): Promise<number> => Number(await ui.side.table.getAttribute('aria-rowcount'))
    const before = await rows()
    await ui.side.sources.first().click()
    expect(await rows()).toBeLessThan(before)
    await ui.side.sources.first().click()
    expect(await rows()).toBe(before)
    await ui.side.table.getByRole('button', { name: 'said 2 times' }).click()
    expect(await ui.side.repetitions.count()).toBe(1)
  })
})

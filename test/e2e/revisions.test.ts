/** Revisions of an article: adding one, bringing claims over, looking at them again; by keyboard, and again by mouse. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import { asFile } from './support/articles'
import { violationsOn } from './support/axe'
import { articleOnDisk, claimlight, verify } from './support/command-line'
import { ANALYST, describeOnHosts, type HostName, type Launch, type OpenWindow } from './support/describe-on-hosts'
import { eventually } from './support/eventually'
import { newFolder } from './support/market-library'

const PICTURES = resolve(__dirname, '../../build/screenshots')
mkdirSync(PICTURES, { recursive: true })

const TITLE = 'Storm closes the north pier'
const FIRST = {
  name: 'pier.txt',
  title: TITLE,
  type: 'text/plain',
  text: `${TITLE}

The harbour office of Lowbridge said that 49 passengers waited on the north pier on Monday night.

The ferry line denied that the gate to the pier had been locked. Nobody was hurt, it said.

A guard told the Lowbridge Echo that the last boat left before the storm warning came.

The town will pay for the night in the school hall.
`,
}
const SECOND = {
  ...FIRST,
  text: `${TITLE}

The harbour office of Lowbridge said that 105 passengers waited on the north pier on Monday night.

It was the third storm of the winter.

A guard told the Lowbridge Echo that the last boat left before the storm warning came.

The town will pay for the night in the school hall, the mayor said on Tuesday.
`,
}

const NUMBER = '49 passengers waited on the north pier'
const GATE = 'the gate to the pier had been locked'
const BOAT = 'the last boat left before the storm warning came'

/** A window with three claims on the first revision. */
async function openPier(launch: Launch): Promise<OpenWindow> {
  const window = await launch({ viewport: { width: 1360, height: 820 }, samples: false })
  const { ui, page } = window
  await ui.chooseFiles(() => ui.press('Control+O'), asFile(FIRST))
  await ui.article.ready(TITLE)
  for (const [words, key] of [
    [NUMBER, 'a'],
    [GATE, 'c'],
    [BOAT, 'u'],
  ] as const) {
    await ui.article.select(words)
    await page.keyboard.press(key)
    await ui.article.saved()
  }
  await ui.dismissNotices()
  return window
}

function asking(window: () => OpenWindow) {
  const queue = () => window().page.locator('.recheck-queue')
  return {
    queue,
    lines: () => queue().locator('.recheck-line').allTextContents(),
    async onDisk() {
      await window().ui.article.saved()
      return articleOnDisk(window().libraryDir, TITLE)
    },
    async picture(host: HostName, name: string) {
      await window().page.screenshot({ path: join(PICTURES, `revisions-${name}-${host}.png`) })
    },
  }
}

describeOnHosts('revisions by keyboard', (launch, host) => {
  let window: OpenWindow
  const { queue, lines, onDisk, picture } = asking(() => window)
  beforeAll(async () => {
    window = await openPier(launch)
  })

  test('a changed file of the same name is offered as a new revision', async () => {
    const { ui, page } = window
    await ui.chooseFiles(() => ui.press('Control+O'), asFile(SECOND))
    const dialog = page.getByRole('dialog', { name: 'A new revision?' })
    await dialog.waitFor()
    expect(await violationsOn(page)).toEqual([])
    await dialog.getByText(`“pier.txt” looks like a changed version of “${TITLE}”`).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Comparison of two revisions' }).waitFor()
  })

  test('what would become of the claims is shown, and nothing is done', async () => {
    const { page } = window
    await page.getByText('Nothing is done yet.').waitFor()
    await page.locator('.row-text del', { hasText: '49' }).waitFor()
    await page.locator('.row-text ins', { hasText: '105' }).waitFor()
    expect((await lines()).length).toBe(2)
    expect(await violationsOn(page)).toEqual([])
    await picture(host, 'plan')
    const { set } = await onDisk()
    expect([set.claims.length, set.revision]).toEqual([3, (await onDisk()).article.revisions[0]?.sha256])
  })

  test('Enter brings them over, each with its tag', async () => {
    const { page } = window
    await page.keyboard.press('Enter')
    await queue().getByRole('heading', { name: 'To look at again', exact: true }).waitFor()
    const { set, article } = await onDisk()
    expect(set.revision).toBe(article.revisions[1]?.sha256)
    expect(set.claims.map(({ tag }) => tag).sort()).toEqual(['attributed', 'unverified'])
    expect(set.rechecks?.map(({ fate, was }) => [fate, was.tag])).toEqual([
      ['changed', 'attributed'],
      ['lost', 'contested'],
    ])
    expect(await violationsOn(page)).toEqual([])
    await picture(host, 'queue')
  })

  test('j and k go through the queue, and a screen reader hears why', async () => {
    const { ui } = window
    await ui.press('k')
    await eventually(
      () => ui.announced.textContent(),
      (said) => expect(said).toContain('To look at again, 1 of 2: changed. The number 49 became 105.'),
    )
    await ui.press('j')
    await eventually(
      () => ui.announced.textContent(),
      (said) => expect(said).toContain('2 of 2: gone from the text'),
    )
    await ui.press('k')
  })

  test('y confirms, and the next comes up', async () => {
    const { ui } = window
    await ui.press('y')
    await eventually(onDisk, ({ set }) => expect(set.rechecks?.map(({ fate }) => fate)).toEqual(['lost']))
    expect((await onDisk()).set.claims.find(({ content }) => content[0]?.exact.startsWith('105'))?.tag).toBe('attributed')
  })

  test('r places a lost claim on words that are selected with the caret', async () => {
    const { ui, page } = window
    await ui.press('r')
    await page.getByRole('region', { name: 'Article text' }).waitFor()
    await page.keyboard.press('Control+Home')
    for (let i = 0; i < 3; i++) await page.keyboard.press('Control+Shift+ArrowRight')
    await eventually(
      () => ui.article.selectedText(),
      (words) => expect(words).not.toBe(''),
    )
    await page.keyboard.press('r')
    await eventually(onDisk, ({ set }) => expect([set.rechecks ?? [], set.claims.length]).toEqual([[], 3]))
    expect((await verify(window.libraryDir)).err).toContain('all well')
  })

  test('undo goes back step by step, to the first revision, and redo forward again', async () => {
    const { ui, page } = window
    await page.keyboard.press('F7')
    for (let i = 0; i < 3; i++) await ui.press('Control+z')
    await eventually(onDisk, ({ set, article }) => {
      expect([set.revision, set.claims.length, set.rechecks ?? []]).toEqual([article.revisions[0]?.sha256, 3, []])
    })
    await page.locator('article.reader-text', { hasText: '49 passengers' }).waitFor()
    for (let i = 0; i < 3; i++) await ui.press('Control+Shift+z')
    await eventually(onDisk, ({ set, article }) => expect([set.revision, set.claims.length]).toEqual([article.revisions[1]?.sha256, 3]))
    await page.locator('article.reader-text', { hasText: '105 passengers' }).waitFor()
  })
})

describeOnHosts('revisions by mouse', (launch, host) => {
  let window: OpenWindow
  const { queue, onDisk, picture } = asking(() => window)
  beforeAll(async () => {
    window = await openPier(launch)
  })

  test('a revision is added from the pane, and its claims are brought over', async () => {
    const { ui, page } = window
    await page.getByRole('tab', { name: 'Revisions' }).click()
    await ui.chooseFiles(() => page.getByRole('button', { name: 'Add revision…' }).click(), asFile({ ...SECOND, name: 'other.txt' }))
    await page.getByRole('button', { name: 'Bring my claims over', exact: true }).click()
    await queue().getByRole('heading', { name: 'To look at again', exact: true }).waitFor()
  })

  test('a lost claim is dropped, and a changed one confirmed, by their buttons', async () => {
    const { page } = window
    await queue()
      .getByRole('button', { name: /gone from the text/ })
      .click()
    await queue().getByRole('button', { name: /^Drop/ }).click()
    await eventually(onDisk, ({ set }) => expect(set.rechecks?.map(({ fate }) => fate)).toEqual(['changed']))
    await queue()
      .getByRole('button', { name: /^Confirm/ })
      .click()
    await eventually(onDisk, ({ set }) => expect(set.rechecks).toBeUndefined())
    await page.getByRole('button', { name: /^Back to reading/ }).click()
  })

  test('the history of a claim tells what it said then and says now', async () => {
    const { page, ui } = window
    await ui.article.click('105 passengers')
    const history = page.locator('.claim-history')
    await history.getByText(NUMBER).first().waitFor()
    await history.getByText('bring claims to another revision').waitFor()
    expect(await history.locator('.quote-small').last().textContent()).toContain('105 passengers')
    expect(await violationsOn(page)).toEqual([])
    await picture(host, 'history')
  })

  test('the first revision opens for reading only, with the claims as they were', async () => {
    const { page } = window
    await page.getByRole('button', { name: 'Open revision 1, for reading only' }).click()
    await page.locator('article.reader-text', { hasText: '49 passengers' }).waitFor()
    await page.getByText('This is an earlier revision of the article.').waitFor()
    await page.locator('mark', { hasText: 'the gate to the pier' }).first().waitFor()
    expect(await violationsOn(page)).toEqual([])
    await picture(host, 'earlier')
    await page.getByRole('button', { name: 'Back to my claims' }).click()
    await page.locator('article.reader-text', { hasText: '105 passengers' }).waitFor()
    expect((await verify(window.libraryDir)).err).toContain('all well')
  })

  test('shown in the dark and in a narrow window, it is one text', async () => {
    const { page } = window
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.getByRole('button', { name: 'Compare revision 2 with the one before it' }).click()
    await page.getByRole('region', { name: 'Comparison of two revisions' }).waitFor()
    expect(await violationsOn(page)).toEqual([])
    await picture(host, 'dark')
    await page.setViewportSize({ width: 760, height: 900 })
    await page.locator('.comparison-inline').first().waitFor()
    expect(await violationsOn(page)).toEqual([])
    await picture(host, 'narrow')
  })
})

describeOnHosts('a review of claims made on the text before', (launch) => {
  test('brings them along in a worker, so that the window goes on, and says whose they are', async () => {
    const first = await openPier(launch)
    const { article } = await articleOnDisk(first.libraryDir, TITLE)
    await first.closeWindow()
    const file = join(newFolder(), SECOND.name)
    writeFileSync(file, SECOND.text)
    expect(await claimlight(['add', '--library', first.libraryDir, '--revision-of', article.id, file])).toMatchObject({ code: 0 })
    const { page, ui } = await launch({ library: first.libraryDir, analyst: 'Rita Vale', samples: false })
    await ui.article.ready(TITLE)
    const started: string[] = []
    page.on('worker', (worker) => started.push(worker.url()))
    await ui.press('V')
    await ui.review.pane.getByText(`${ANALYST} is on revision 1;`).waitFor()
    expect(await ui.review.pane.innerText()).toContain(GATE)
    expect(started.filter((url) => url.includes('revise-worker'))).toHaveLength(1)
  })
})

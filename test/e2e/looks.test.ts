/**
 * Every screen, as a person sees it and as a screen reader hears it: axe finds nothing against WCAG 2.2 AA, and a picture of each is left in
 * build/screenshots for people to look at.
 */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import { violationsOn } from './support/axe'
import { faintText } from './support/contrast'
import { describeOnHosts, type HostName, type OpenWindow } from './support/describe-on-hosts'
import { eventually } from './support/eventually'

const PICTURES = resolve(__dirname, '../../build/screenshots')
mkdirSync(PICTURES, { recursive: true })

const FLOOD = 'Brenmoor and Castle Venn'
const WELL = 'سكان وادي النسيم'
const THEMES = ['light', 'dark'] as const
const SIZE = { viewport: { width: 1280, height: 800 } }

/** Screens one after the other in one window: each leads from the one before to the next. */
interface Screen {
  readonly name: string
  /** Brings the screen up. */
  readonly show: (window: OpenWindow) => Promise<void>
  /** Takes it away again. */
  readonly leave?: (window: OpenWindow) => Promise<void>
}

const dialogScreen = (name: string, keys: string, title: string): Screen => ({
  name,
  async show({ ui }) {
    await ui.press(keys)
    await ui.dialog(title).appears()
  },
  leave: ({ ui }) => ui.dialog(title).close(),
})

const SCREENS: readonly Screen[] = [
  { name: 'library and article', show: ({ ui }) => ui.article.ready(FLOOD) },
  {
    name: 'a suggestion selected',
    async show({ ui }) {
      await ui.press('n')
      await ui.claim.pane.getByText('Suggested:').waitFor()
    },
  },
  {
    name: 'some claims decided',
    async show({ ui }) {
      await ui.press('c', 'a', 'u', 'a', 'c', 'x', 'Enter', 'u', 'k')
      await ui.article.saved()
    },
  },
  {
    name: 'the claim pane with everything',
    async show({ ui, page }) {
      for (let at = await position(ui.claim.title); at > 1; at--) await ui.press('k')
      await ui.press('m')
      await ui.type('The sluice log would settle this. Asked the Agency for it.')
      await ui.press('Escape', 'v')
      const evidence = ui.dialog('Add evidence')
      await evidence.fill('Address', 'https://aldwater-agency.example/log')
      await evidence.fill('Excerpt', 'Gate opened 21:40, closed 04:10')
      await evidence.choice('refutes').check()
      await evidence.press('Save')
      await evidence.goes()
      await ui.press('l')
      const link = ui.dialog('Link to another claim')
      await link.root.locator('.link-choice').first().click()
      await link.fill('Reason', 'The board says the opposite.')
      await link.press('Link to another claim')
      await link.goes()
      await ui.dismissNotices()
      await page.mouse.move(640, 5)
    },
  },
  {
    name: 'the end of the claim pane',
    async show({ ui }) {
      await ui.claim.button('Delete the claim').scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'the ledger',
    async show({ ui }) {
      await ui.press('g')
      await ui.side.table.waitFor()
      await ui.press('ArrowDown')
    },
  },
  {
    name: 'the ledger filtered',
    async show({ ui }) {
      await ui.side.filter.selectOption({ label: 'In conflict' })
      await ui.side.claims.first().waitFor()
    },
    async leave({ ui }) {
      await ui.side.filter.selectOption({ label: 'Everything' })
      await ui.press('Escape', 'g')
      await ui.claim.pane.waitFor()
    },
  },
  {
    name: 'how the rules do',
    async show({ ui, page }) {
      await ui.press('Control+K')
      await ui.dialog('Command palette').appears()
      await page.keyboard.insertText('rules do')
      await ui.press('Enter')
      await ui.dialog('How the rules do').appears()
    },
    leave: ({ ui }) => ui.dialog('How the rules do').close(),
  },
  {
    name: 'a conflict in the margin',
    async show({ ui }) {
      await ui.press(...Array.from({ length: 20 }, () => 'k'))
      await ui.article.conflictNodes.first().waitFor()
    },
  },
  {
    name: 'selected text',
    async show({ ui }) {
      await ui.article.select('lifted the cobbles')
      await ui.article.selectionBar.waitFor()
    },
    async leave({ ui }) {
      await ui.article.click('By the Gazette')
      await ui.article.selectionBar.waitFor({ state: 'detached' })
      await ui.press('j')
    },
  },
  {
    name: 'find bar',
    async show({ ui, page }) {
      await ui.press('Control+F')
      await page.keyboard.insertText('sluice')
      await page.getByRole('search').getByText('1 of').waitFor()
    },
    leave: ({ ui }) => ui.press('Escape'),
  },
  { ...dialogScreen('command palette', 'Control+K', 'Command palette') },
  { ...dialogScreen('keyboard shortcuts', '?', 'Keyboard shortcuts') },
  { ...dialogScreen('paste dialog', 'Control+Shift+V', 'Paste text as article') },
  { ...dialogScreen('article details', 'Control+Shift+D', 'Article details') },
  {
    name: 'export dialog with its report',
    async show({ ui, page }) {
      await ui.press('Control+E')
      const dialog = ui.dialog('Export annotations')
      await dialog.choice(/^CSV/).check()
      await Promise.all([page.waitForEvent('download'), dialog.press('Export')])
      await dialog.root.getByText('Handed over as').waitFor()
    },
    leave: ({ ui }) => ui.dialog('Export annotations').close(),
  },
  {
    name: 'evidence dialog',
    async show({ ui }) {
      await ui.claim.press('Edit evidence')
      await ui.dialog('Edit evidence').appears()
    },
    leave: ({ ui }) => ui.dialog('Edit evidence').close(),
  },
  { ...dialogScreen('link dialog', 'l', 'Link to another claim') },
  {
    name: 'import dialog',
    async show({ ui }) {
      await ui.chooseFiles(
        () => ui.press('Control+I'),
        [
          { name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{"format": "claimlight"') },
          { name: 'notes.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') },
        ],
      )
      await ui.dialog('Import annotations').appears()
    },
  },
  {
    name: 'import report',
    async show({ ui }) {
      await ui.dialog('Import annotations').press('Import')
      await ui.dialog('Import report').appears()
    },
    leave: ({ ui }) => ui.dialog('Import report').close(),
  },
  {
    name: 'menu',
    async show({ page }) {
      await page.getByRole('button', { name: 'Menu' }).first().click()
      await page.getByRole('menu').waitFor()
    },
    leave: ({ ui }) => ui.press('Escape'),
  },
  {
    name: 'about',
    async show({ ui }) {
      await ui.runFromMenu('About Claimlight')
      await ui.dialog(/^Claimlight/).appears()
    },
    leave: ({ ui }) => ui.dialog(/^Claimlight/).close(),
  },
  {
    name: 'a failure',
    async show({ ui }) {
      await ui.chooseFiles(() => ui.press('Control+O'), { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) })
      await ui.notice('is empty').waitFor()
    },
    leave: ({ ui }) => ui.dismissNotices(),
  },
  {
    name: 'search in the library',
    async show({ ui }) {
      await ui.library.searchField.fill('said')
      await ui.library.excerpt(FLOOD).waitFor()
    },
    leave: ({ ui }) => ui.library.searchField.fill(''),
  },
  {
    name: 'right-to-left article',
    async show({ ui }) {
      await ui.library.open(WELL)
      await ui.article.ready(WELL)
      await ui.press('n')
      await ui.claim.quote.waitFor()
    },
  },
  {
    name: 'right-to-left ledger',
    async show({ ui }) {
      await ui.press('g')
      await ui.side.table.waitFor()
    },
    leave: ({ ui }) => ui.press('g'),
  },
  {
    name: 'caret in the text',
    async show({ ui }) {
      await ui.press('F7')
      await ui.article.selectionBar.getByText('F7 leaves the caret').waitFor()
    },
    leave: ({ ui }) => ui.press('F7'),
  },
  {
    name: 'narrow window',
    async show({ ui, page }) {
      await page.setViewportSize({ width: 720, height: 900 })
      // The library makes room for the article until it is asked for.
      await ui.library.pane.waitFor({ state: 'hidden' })
      await ui.press('Control+b')
      await ui.library.open(FLOOD)
      await ui.article.ready(FLOOD)
    },
  },
  {
    name: 'narrow window with the ledger',
    async show({ ui }) {
      await ui.press('g')
      await ui.side.table.scrollIntoViewIfNeeded()
    },
    leave: ({ ui }) => ui.press('g'),
  },
  // 1280 x 800 at 200 %, as SC 1.4.4 and 1.4.10 ask for.
  { name: '200 percent', show: ({ page }) => page.setViewportSize({ width: 640, height: 400 }) },
]

/** The number in "Claim 3 of 20". */
async function position(title: { textContent(): Promise<string | null> }): Promise<number> {
  return Number(/\d+/.exec((await title.textContent()) ?? '')?.[0] ?? 0)
}

/** Both themes, because a screen is slower to bring up than to look at. */
async function look({ page }: OpenWindow, host: HostName, screen: string): Promise<void> {
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await eventually(
      () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches),
      (dark) => expect(dark).toBe(theme === 'dark'),
    )
    await page.screenshot({ path: join(PICTURES, `${host}-${screen.replaceAll(' ', '-')}-${theme}.png`) })
    expect({ theme, violations: await violationsOn(page) }).toEqual({ theme, violations: [] })
    expect({ theme, faint: await faintText(page) }).toEqual({ theme, faint: [] })
  }
  // What is wider than the window would have to be scrolled to in two directions (SC 1.4.10).
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}

describeOnHosts('every screen', (launch, host) => {
  let window: OpenWindow
  beforeAll(async () => {
    window = await launch(SIZE)
  })

  test.each(SCREENS.map((screen) => [screen.name, screen] as const))('%s', async (name, screen) => {
    await screen.show(window)
    await look(window, host, name)
    await screen.leave?.(window)
  })
})

describeOnHosts('other windows', (launch, host) => {
  test('empty library', async () => {
    const window = await launch({ ...SIZE, samples: false })
    await window.page.getByRole('heading', { name: 'Read with a light on the claims' }).waitFor()
    await look(window, host, 'empty library')
    await window.close()
  })

  test('read-only library', async () => {
    const first = await launch(SIZE)
    const second = await launch({ ...SIZE, library: first.libraryDir })
    await second.ui.banner.waitFor()
    await look(second, host, 'read-only library')
    await second.close()
    await first.close()
  })

  test('an article of 1 MB', async () => {
    const window = await launch({ ...SIZE, samples: false })
    const { ui } = window
    const paragraph = 'The mayor of Lowbridge said that the wall would hold. “It always has,” she said. The guild denied it.'
    const text = Array.from({ length: 9000 }, (_, at) => `${at + 1}. ${paragraph}\n`).join('\n')
    await ui.chooseFiles(() => ui.press('Control+O'), { name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.from(text) })
    await eventually(
      async () => Number.parseInt((await ui.claim.title.textContent()) ?? '', 10),
      (count) => expect(count).toBeGreaterThan(1000),
      60_000,
    )
    await ui.press('n', 'a', 'c', 'u')
    await ui.article.saved()
    await look(window, host, 'an article of 1 MB')
    await window.close()
  }, 120_000)
})

describeOnHosts('what a screen reader hears', (launch) => {
  let window: OpenWindow
  beforeAll(async () => {
    window = await launch()
  })

  const hears = (words: RegExp): Promise<unknown> =>
    eventually(
      () => window.ui.announced.textContent(),
      (said) => expect(said).toMatch(words),
    )

  test('each claim by its place, tag, source and words', async () => {
    const { ui } = window
    await ui.press('n')
    await hears(/^Claim 1 of 20, suggested contested, .*Brenmoor.*: the Venn Water Board of opening the Tarn sluice/)
    await ui.press(...Array.from({ length: 7 }, () => 'j'))
    await hears(/^Claim 8 of 20, suggested unverified, The article itself: It was the third flood/)
    await ui.press('c', 'k')
    await hears(/^Claim 8 of 20, contested, The article itself: It was the third flood/)
  })

  test('the structure of the window by its landmarks and headings', async () => {
    const { page } = window
    for (const [role, name] of [
      ['navigation', 'Library'],
      ['main', undefined],
      ['region', 'Article text'],
      ['complementary', 'Beside the text'],
      ['region', 'Claim'],
    ] as const) {
      expect(await page.getByRole(role, name === undefined ? {} : { name }).count()).toBe(1)
    }
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  })

  test('Shift+Tab comes round to a link that skips to the article', async () => {
    const { page, ui } = window
    const link = page.getByRole('link', { name: 'Skip to the article' })
    const focused = (): Promise<boolean> => link.evaluate((element) => element === document.activeElement)
    for (let tries = 0; tries < 40 && !(await focused()); tries++) await ui.press('Shift+Tab')
    expect(await focused()).toBe(true)
    expect(await link.evaluate((element) => element.getBoundingClientRect().top >= 0)).toBe(true)
    await ui.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('article')
  })
})

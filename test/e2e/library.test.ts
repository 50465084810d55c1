/** Finding an article again, and seeing how far it is. */
import { beforeAll, expect, test } from '@jest/globals'
import { describeOnHosts, type OpenWindow } from './support/describe-on-hosts'
import { eventually } from './support/eventually'

const FLOOD = 'Brenmoor and Castle Venn'
const BATTERY = 'Salt battery'
const WELL = 'سكان وادي النسيم'

describeOnHosts('the library', (launch) => {
  let window: OpenWindow
  beforeAll(async () => {
    window = await launch()
  })

  const listed = (...titles: readonly string[]): Promise<unknown> =>
    eventually(
      () => window.ui.library.titles.allTextContents(),
      (found) => expect(found).toEqual(titles.map((title) => expect.stringContaining(title))),
    )

  const progress = (title: string, words: string): Promise<unknown> =>
    eventually(
      () => window.ui.library.progress(title).textContent(),
      (shown) => expect(shown).toBe(words),
    )

  test('finds words in titles', async () => {
    const { ui } = window
    await listed(FLOOD, BATTERY, WELL)
    await ui.library.searchField.fill('salt BATTERY')
    await listed(BATTERY)
  })

  test('finds words in texts and shows them in their sentence', async () => {
    const { ui } = window
    await ui.library.searchField.fill('sourdough')
    await listed(FLOOD)
    expect(await ui.library.excerpt(FLOOD).textContent()).toContain('sourdough swimming')
    await ui.library.searchField.fill('انخفض')
    await listed(WELL)
    expect(await ui.library.excerpt(WELL).textContent()).toContain('انخفض')
  })

  test('opens what was found, at any moment', async () => {
    const { ui } = window
    await ui.library.open(WELL)
    await ui.article.ready(WELL)
    expect(await ui.library.searchField.inputValue()).toBe('انخفض')
  })

  test('says when nothing was found, and Escape shows everything again', async () => {
    const { ui, page } = window
    await ui.library.searchField.fill('zeppelin')
    await ui.library.pane.getByText('Nothing here matches.').waitFor()
    await page.keyboard.press('Escape')
    await listed(FLOOD, BATTERY, WELL)
  })

  test('counts what was decided', async () => {
    const { ui } = window
    await ui.library.open(FLOOD)
    await ui.article.ready(FLOOD)
    await progress(FLOOD, 'New')
    await ui.press('n', 'a', 'x', 'Enter')
    await progress(FLOOD, '3 of 20 decided')
    await ui.press('Control+Z')
    await progress(FLOOD, '2 of 20 decided')
  })

  test('filters by state', async () => {
    const { ui } = window
    await ui.library.open(BATTERY)
    await ui.article.ready(BATTERY)
    const title = (await ui.claim.title.textContent()) ?? ''
    const count = Number.parseInt(title, 10)
    await ui.press('n', ...Array.from({ length: count }, () => 'a'))
    await progress(BATTERY, 'Done')
    await ui.library.show('Begun')
    await listed(FLOOD)
    await ui.library.show('Done')
    await listed(BATTERY)
    await ui.library.show('New')
    await listed(WELL)
    await ui.library.searchField.fill('sourdough')
    await ui.library.pane.getByText('Nothing here matches.').waitFor()
    await ui.library.searchField.fill('')
    await ui.library.show('All')
    await listed(FLOOD, BATTERY, WELL)
  })

  test('an article’s details are changed, and the list follows', async () => {
    const { ui } = window
    await ui.press('Control+Shift+D')
    const dialog = ui.dialog('Article details')
    await dialog.fill('Title', 'Salt battery, second look')
    await dialog.fill('Published', '2024-05-03')
    await dialog.press('Save')
    await dialog.goes()
    await listed(FLOOD, 'Salt battery, second look', WELL)
    expect(await ui.article.title.textContent()).toBe('Salt battery, second look')
  })
})

/** The whole job without a mouse: nothing in this file clicks. */
import { beforeAll, expect, test } from '@jest/globals'
import { COMMANDS } from '#shared/commands'
import { HARBOUR } from './support/articles'
import { articleOnDisk, claimSaying, verify } from './support/command-line'
import { describeOnHosts, type OpenWindow } from './support/describe-on-hosts'
import { eventually } from './support/eventually'

const WALL = 'the old harbour wall would close for six weeks'
const FISHERMEN = '“Nobody asked the fishermen,” said Ines Kallow, who sells crab on the quay.'

const times = (count: number, key: string): readonly string[] => Array.from({ length: count }, () => key)

describeOnHosts('by keyboard', (launch) => {
  let window: OpenWindow
  beforeAll(async () => {
    window = await launch({ samples: false })
  })

  /** Presses keys, and waits for the frame after them: the claim pane follows the text by one. */
  const press = async (...keys: readonly (string | readonly string[])[]): Promise<void> => {
    await window.ui.press(...keys.flat())
    await window.page.evaluate(
      () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
    )
  }

  const shown = (quote: string): Promise<unknown> =>
    eventually(
      () => window.ui.claim.quote.textContent(),
      (words) => expect(words).toBe(quote),
    )

  const onDisk = async () => {
    await window.ui.article.saved()
    return articleOnDisk(window.libraryDir, HARBOUR.title)
  }

  const undoSays = (label: string): Promise<unknown> =>
    eventually(
      () => window.ui.article.undoButton.getAttribute('aria-label'),
      (words) => expect(words).toBe(label),
    )

  /** The caret to the beginning of the first paragraph after the headline. */
  const toFirstParagraph = (): Promise<void> => press('Control+Home', 'Control+ArrowDown')

  test('an article is pasted', async () => {
    const { ui, page } = window
    await press('Control+Shift+V')
    await ui.dialog('Paste text as article').appears()
    await page.keyboard.insertText(HARBOUR.text)
    await press('Tab')
    await ui.type(HARBOUR.title)
    await press('Enter')
    await ui.article.ready(HARBOUR.title)
    expect((await onDisk()).text).toBe(HARBOUR.text)
  })

  test('the caret selects by word, and i makes a claim of it', async () => {
    const { ui } = window
    await press('F7')
    await ui.article.selectionBar.getByText('F7 leaves the caret').waitFor()
    await toFirstParagraph()
    await press(times(8, 'Control+ArrowRight'), times(9, 'Control+Shift+ArrowRight'))
    expect((await ui.article.selectedText()).trim()).toBe(WALL)
    await press('i')
    await shown(WALL)
    await undoSays('Undo new claim')
    expect(claimSaying(await onDisk(), WALL).tag).toBeNull()
  })

  test('the caret selects by sentence, and a makes a tagged claim of it', async () => {
    await press('Control+Home', times(3, 'Control+ArrowDown').slice(1), 'Alt+Shift+ArrowRight')
    await press('a')
    await shown(FISHERMEN)
    expect(claimSaying(await onDisk(), FISHERMEN).tag).toBe('attributed')
  })

  test('by character and by paragraph too', async () => {
    const { ui } = window
    await toFirstParagraph()
    await press(times(3, 'Shift+ArrowRight'))
    expect(await ui.article.selectedText()).toBe('The')
    await press('Control+Shift+ArrowDown')
    expect((await ui.article.selectedText()).trim()).toMatch(/^The port .* below the waterline\.$/)
    await press('ArrowLeft')
    expect(await ui.article.selectedText()).toBe('')
  })

  test('what needs a claim says so where a suggestion is selected', async () => {
    const { ui } = window
    await press('n')
    await ui.claim.pane.getByText('Suggested:').waitFor()
    for (const key of ['v', 'l', 's', ']', 'm']) {
      await press(key)
      await ui.notice('Accept the suggestion first').first().waitFor()
      await ui.dismissNotices()
    }
  })

  test('words typed for a note that was refused do not run as commands', async () => {
    const { ui } = window
    await press('m')
    for (const key of ['a', 'x', 'u']) await press(key)
    expect(await ui.claim.pane.getByText('Suggested:').count()).toBe(1)
    await press('Escape')
    await ui.dismissNotices()
  })

  test('j and k go from claim to claim', async () => {
    await press('Control+Home')
    for (let tries = 0; tries < 20 && (await window.ui.claim.quote.textContent()) !== WALL; tries++) await press('k')
    await shown(WALL)
    await press('j')
    await eventually(
      () => window.ui.claim.quote.textContent(),
      (words) => expect(words).not.toBe(WALL),
    )
    await press('k')
    await shown(WALL)
  })

  test('brackets move the boundaries by word, with Alt by character', async () => {
    await press(']')
    await shown('old harbour wall would close for six weeks')
    await press('[')
    await shown(WALL)
    await press('Shift+BracketLeft')
    await shown('the old harbour wall would close for six')
    await press('Shift+BracketRight')
    await shown(WALL)
    await press('Alt+BracketRight')
    await shown('he old harbour wall would close for six weeks')
    await press('Alt+BracketLeft')
    await shown(WALL)
    await press('Alt+Shift+BracketLeft')
    await shown('the old harbour wall would close for six week')
    await press('Alt+Shift+BracketRight')
    await shown(WALL)
    await undoSays('Undo change of boundaries')
  })

  test('s marks the source and w the cue', async () => {
    const { ui } = window
    await press('s')
    await ui.notice('Select the source in the text, then press s.').waitFor()
    await toFirstParagraph()
    await press(times(4, 'Control+Shift+ArrowRight'), 's')
    await ui.claim.part('Source').getByText('The port of Lowbridge').waitFor()
    await press(times(3, 'Control+Shift+ArrowRight'), 'w')
    await ui.claim.part('Cue').getByText('said on Monday').waitFor()
    expect(claimSaying(await onDisk(), WALL)).toMatchObject({
      source: [{ exact: 'The port of Lowbridge' }],
      cue: [{ exact: 'said on Monday' }],
    })
  })

  test('p adds a part and Shift+P takes words out', async () => {
    // After the cue was marked the keys move the cue; e goes on to the content.
    await press('e')
    await press(times(12, 'Control+ArrowRight'), times(2, 'Control+Shift+ArrowRight'), 'p')
    await shown(`${WALL} … eleven cracks`)
    await press(times(8, 'Control+ArrowLeft'), times(2, 'Control+Shift+ArrowLeft'), 'Shift+P')
    await shown('the old harbour … close for six weeks … eleven cracks')
    await press('Control+Z', 'Control+Z')
    await shown(WALL)
  })

  test('tags are set, changed and taken off', async () => {
    const tagOnDisk = (tag: string | null): Promise<unknown> => eventually(onDisk, (disk) => expect(claimSaying(disk, WALL).tag).toBe(tag))
    await press('c')
    await tagOnDisk('contested')
    await back()
    await press('3')
    await tagOnDisk('unverified')
    await back()
    await press('0')
    await tagOnDisk(null)
    await press('u')
    await tagOnDisk('unverified')
    await back()
  })

  /** A tag takes the reader on to what is undecided; this comes back to the claim. */
  async function back(): Promise<void> {
    for (let tries = 0; tries < 20 && (await window.ui.claim.quote.textContent()) !== WALL; tries++) await press('k')
    for (let tries = 0; tries < 20 && (await window.ui.claim.quote.textContent()) !== WALL; tries++) await press('j')
    await shown(WALL)
  }

  test('m writes a note', async () => {
    const { ui } = window
    await press('m')
    await ui.type('Asked a diver: 11 cracks')
    await press('Escape')
    await eventually(onDisk, (disk) => expect(claimSaying(disk, WALL).note).toBe('Asked a diver: 11 cracks'))
  })

  test('v adds evidence', async () => {
    const { ui } = window
    await press('v')
    const dialog = ui.dialog('Add evidence')
    await dialog.appears()
    await press('ArrowRight', 'Tab', 'Tab')
    await ui.type('Seen from a boat.')
    await press('Shift+Tab')
    await ui.type('https://lowbridge.example/log')
    await press('Enter')
    await dialog.goes()
    await eventually(onDisk, (disk) => {
      expect(claimSaying(disk, WALL).evidence).toMatchObject([
        { stance: 'refutes', url: 'https://lowbridge.example/log', excerpt: 'Seen from a boat.' },
      ])
    })
  })

  test('l links to another claim', async () => {
    const { ui } = window
    await press('l')
    const dialog = ui.dialog('Link to another claim')
    await dialog.appears()
    await press('ArrowRight', 'Tab')
    await ui.type('fishermen')
    await press('Tab', 'Space', 'Tab')
    await ui.type('Both say so.')
    await press('Enter')
    await dialog.goes()
    await eventually(onDisk, (disk) => {
      expect(disk.set.links).toMatchObject([
        { kind: 'supports', from: claimSaying(disk, WALL).id, to: claimSaying(disk, FISHERMEN).id, reason: 'Both say so.' },
      ])
    })
  })

  test('Delete deletes, Ctrl+Z brings back, step by step and by name', async () => {
    const before = await onDisk()
    await press('Delete')
    await undoSays('Undo delete claim')
    expect((await onDisk()).set.claims).toHaveLength(before.set.claims.length - 1)
    await press('Control+Z')
    await shown(WALL)
    expect((await onDisk()).set).toEqual(before.set)

    for (const done of ['link', 'add evidence', 'edit note', 'tag unverified', 'remove tag', 'tag unverified', 'tag contested']) {
      await undoSays(`Undo ${done}`)
      await press('Control+Z')
      await eventually(
        () => window.ui.article.redoButton.getAttribute('aria-label'),
        (label) => expect(label).toBe(`Redo ${done}`),
      )
    }
    expect(claimSaying(await onDisk(), WALL)).toMatchObject({ tag: null, note: '', evidence: [] })
    await press(times(4, 'Control+Shift+Z'), times(3, 'Control+Y'))
    await undoSays('Undo link')
    expect((await onDisk()).set).toEqual(before.set)
  })

  test('Ctrl+K runs a command by its words', async () => {
    const { ui } = window
    await press('Control+K')
    const palette = ui.dialog('Command palette')
    await palette.appears()
    await ui.type('details')
    await press('Enter')
    await ui.dialog('Article details').appears()
    await press('Escape')
    await ui.dialog('Article details').goes()
    await press('Control+K')
    await palette.appears()
    await ui.type('no such command')
    await palette.root.getByText('No command matches.').waitFor()
    await palette.close()
  })

  test('Ctrl+F finds words in the text', async () => {
    const { ui, page } = window
    await press('Control+F')
    const bar = page.getByRole('search')
    await bar.waitFor()
    await ui.type('HARBOUR')
    await bar.getByText('1 of 2').waitFor()
    expect(await ui.article.text.locator('.reader-hit').count()).toBe(2)
    await press('Enter')
    await bar.getByText('2 of 2').waitFor()
    await press('Shift+Enter')
    await bar.getByText('1 of 2').waitFor()
    await press('Escape')
    await bar.waitFor({ state: 'detached' })
    expect(await ui.article.text.evaluate((region) => region === document.activeElement)).toBe(true)
  })

  test('? shows every key', async () => {
    const { ui } = window
    await press('F7')
    await press('?')
    const sheet = ui.dialog('Keyboard shortcuts')
    await sheet.appears()
    expect(await sheet.root.locator('dt').count()).toBe(COMMANDS.filter(({ keys }) => keys.length > 0).length)
    await sheet.close()
  })

  test('/ searches the library, and Escape clears the search', async () => {
    const { ui } = window
    await press('/')
    await ui.type('fishermen')
    await ui.library.excerpt(HARBOUR.title).waitFor()
    await press('Escape')
    await eventually(
      () => ui.library.searchField.inputValue(),
      (value) => expect(value).toBe(''),
    )
  })

  test('panes fold away and come back', async () => {
    const { ui, page } = window
    await press('Control+B')
    await ui.library.pane.waitFor({ state: 'detached' })
    await press('Control+J')
    await ui.claim.pane.waitFor({ state: 'detached' })
    await press('Control+B', 'Control+J')
    await ui.claim.pane.waitFor()
    const before = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--zoom'))
    await press('Control+=')
    await eventually(
      () => page.evaluate(() => Number(getComputedStyle(document.documentElement).getPropertyValue('--zoom'))),
      (zoom) => expect(zoom).toBeGreaterThan(Number(before)),
    )
    await press('Control+0')
  })

  test('everything is on disk', async () => {
    expect(await verify(window.libraryDir)).toMatchObject({ code: 0 })
  })
})

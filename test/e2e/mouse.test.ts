/** The whole job by mouse, on articles of one's own. */
import { beforeAll, expect, test } from '@jest/globals'
import { asFile, HARBOUR, ORCHARD, PASTED, SIGNAL } from './support/articles'
import { articleOnDisk, articlesOnDisk, claimSaying, quoteOf, verify } from './support/command-line'
import { describeOnHosts, type OpenWindow } from './support/describe-on-hosts'
import { eventually } from './support/eventually'

const WALL = 'the old harbour wall would close for six weeks'
const BOATS = 'boats would be turned away'

describeOnHosts('by mouse', (launch) => {
  let window: OpenWindow
  beforeAll(async () => {
    window = await launch({ samples: false })
  })

  const shown = (quote: string): Promise<unknown> =>
    eventually(
      () => window.ui.claim.quote.textContent(),
      (words) => expect(words).toBe(quote),
    )

  const harbourOnDisk = async () => {
    await window.ui.article.saved()
    return articleOnDisk(window.libraryDir, HARBOUR.title)
  }

  test('an empty library says how to begin', async () => {
    const { page } = window
    await page.getByRole('heading', { name: 'Read with a light on the claims' }).waitFor()
    expect(await page.getByRole('button', { name: 'Open articles…' }).count()).toBe(2)
  })

  test('a Markdown file and a saved web page are opened through the file chooser', async () => {
    const { ui, page, libraryDir } = window
    await ui.chooseFiles(() => page.locator('.welcome').getByRole('button', { name: 'Open articles…' }).click(), [asFile(ORCHARD)])
    await ui.article.ready(ORCHARD.title)
    expect(await ui.article.header.locator('.article-origin').textContent()).toContain('Marek Ollin')
    await ui.chooseFiles(() => ui.library.openButton.click(), asFile(SIGNAL))
    await ui.article.ready(SIGNAL.title)
    expect(await ui.library.titles.count()).toBe(2)
    const signal = await articleOnDisk(libraryDir, SIGNAL.title)
    expect(signal.text).toContain('We sent buses')
    expect(signal.text).not.toContain('Subscribe to our letter')
  })

  test('a text file is dropped onto the window', async () => {
    const { ui } = window
    await ui.dropFiles([HARBOUR])
    await ui.article.ready(HARBOUR.title)
    expect((await harbourOnDisk()).text).toBe(HARBOUR.text)
  })

  test('text is pasted as an article', async () => {
    const { ui, libraryDir } = window
    await ui.library.pasteButton.click()
    const dialog = ui.dialog('Paste text as article')
    await dialog.fill('Text', PASTED.text)
    await dialog.fill('Outlet', 'Ostry Herald')
    await dialog.press('Add to library')
    await dialog.goes()
    await ui.article.ready(PASTED.title)
    expect((await articleOnDisk(libraryDir, PASTED.title)).article.metadata.outlet).toBe('Ostry Herald')
  })

  test('text dragged from elsewhere becomes an article, and the same text is the same article', async () => {
    const { ui, libraryDir } = window
    await ui.dropText(PASTED.text)
    const dialog = ui.dialog('Paste text as article')
    await dialog.appears()
    await dialog.press('Add to library')
    await ui.notice('This article was in the library already.').waitFor()
    expect(await articlesOnDisk(libraryDir)).toHaveLength(4)
  })

  test('a suggestion is tagged with a click, and another rejected', async () => {
    const { ui } = window
    await ui.library.open(HARBOUR.title)
    await ui.article.ready(HARBOUR.title)
    const count = await ui.article.marks.count()
    expect(count).toBeGreaterThan(1)
    await ui.article.click('Nobody asked the fishermen')
    await ui.claim.pane.getByText('Suggested:').waitFor()
    await ui.claim.tag('contested').click()
    await ui.claim.pane.getByText('Suggested:').waitFor()
    await ui.claim.press(/^Reject x$/)
    const { set } = await harbourOnDisk()
    expect(set.claims.map(({ tag }) => tag)).toEqual(['contested'])
    expect(set.rejected).toHaveLength(1)
  })

  test('selected text becomes a claim', async () => {
    const { ui } = window
    await ui.article.select(WALL)
    expect(await ui.article.selectedText()).toBe(WALL)
    await ui.article.markSelection('Mark as claim')
    await shown(WALL)
    const claim = claimSaying(await harbourOnDisk(), WALL)
    expect(claim).toMatchObject({ tag: null, origin: { kind: 'analyst' } })
    await ui.claim.tag('unverified').click()
    await eventually(
      async () => claimSaying(await harbourOnDisk(), WALL).tag,
      (tag) => expect(tag).toBe('unverified'),
    )
  })

  test('its boundaries are dragged', async () => {
    const { ui } = window
    await ui.article.click('harbour wall would')
    await shown(WALL)
    await ui.article.dragHandle('end', 'would close')
    await shown('the old harbour wall would close')
    await ui.article.dragHandle('start', 'old harbour')
    await shown('old harbour wall would close')
    await ui.article.dragHandle('end', 'would clo', 'Alt')
    await shown('old harbour wall would clo')
    await ui.article.undoButton.click()
    await shown('old harbour wall would close')
    claimSaying(await harbourOnDisk(), 'old harbour wall would close')
  })

  test('buttons move them by words', async () => {
    const { ui } = window
    await ui.claim.press('End one word later')
    await ui.claim.press('End one word later')
    await ui.claim.press('Start one word earlier')
    await shown('the old harbour wall would close for six')
    await ui.claim.press('End one word later')
    await shown(WALL)
  })

  test('source and cue are marked', async () => {
    const { ui } = window
    await ui.article.select('The port of Lowbridge')
    await ui.article.markSelection('Source')
    await ui.claim.part('Source').getByText('The port of Lowbridge').waitFor()
    await ui.article.select('said on Monday')
    await ui.article.markSelection('Cue')
    await ui.claim.part('Cue').getByText('said on Monday').waitFor()
    await ui.claim.sourceName.fill('Port of Lowbridge')
    await ui.claim.sourceKind.click()
    await ui.claim.sourceKind.selectOption('named')
    await eventually(harbourOnDisk, (disk) => {
      expect(claimSaying(disk, WALL)).toMatchObject({
        source: [{ exact: 'The port of Lowbridge' }],
        cue: [{ exact: 'said on Monday' }],
        sourceName: 'Port of Lowbridge',
        sourceKind: 'named',
        kind: 'attribution',
      })
    })
  })

  test('a second part is added, and taken out again', async () => {
    const { ui } = window
    await ui.claim.part('Content').getByRole('radio').click()
    await ui.article.select('eleven cracks')
    await ui.article.markSelection('Add to part')
    await shown(`${WALL} … eleven cracks`)
    const claim = claimSaying(await harbourOnDisk(), `${WALL} … eleven cracks`)
    expect(claim.content).toHaveLength(2)
    await ui.article.select('wall would close')
    await ui.article.markSelection('Take out')
    await shown('the old harbour … for six weeks … eleven cracks')
    await ui.article.undoButton.click()
    await ui.article.undoButton.click()
    await shown(WALL)
  })

  test('one click leaves selected text for a claim elsewhere', async () => {
    const { ui } = window
    await ui.article.select('eleven cracks')
    await ui.article.selectionBar.waitFor()
    await ui.article.click('Nobody asked the fishermen')
    await eventually(
      () => ui.claim.quote.textContent(),
      (quote) => expect(quote).toContain('Nobody asked the fishermen'),
    )
    expect(await ui.article.selectedText()).toBe('')
    expect(await ui.article.selectionBar.count()).toBe(0)
    await ui.article.select('eleven cracks')
    await ui.article.click('The north basin')
    await ui.article.selectionBar.waitFor({ state: 'detached' })
    await ui.article.click('old harbour wall')
    await shown(WALL)
  })

  test('a note is written', async () => {
    const { ui } = window
    await ui.claim.note.fill('The port’s press office has the survey.')
    await ui.article.title.click()
    await eventually(harbourOnDisk, (disk) => expect(claimSaying(disk, WALL).note).toBe('The port’s press office has the survey.'))
  })

  test('evidence is added, changed and deleted', async () => {
    const { ui } = window
    await ui.claim.press('Add evidence')
    const adding = ui.dialog('Add evidence')
    await adding.choice('refutes').check()
    await adding.fill('Address', 'https://lowbridge.example/survey')
    await adding.fill('Excerpt', 'Nine cracks were found.')
    await adding.fill('Retrieved', '2025-02-03')
    await adding.press('Save')
    await adding.goes()
    await ui.claim.evidence.filter({ hasText: 'Nine cracks were found.' }).waitFor()
    // Addresses are for reading: nothing here can be followed by accident.
    expect(await ui.claim.evidence.getByRole('link').count()).toBe(0)

    await ui.claim.press('Edit evidence')
    const editing = ui.dialog('Edit evidence')
    expect(await editing.field('Excerpt').inputValue()).toBe('Nine cracks were found.')
    await editing.fill('Excerpt', 'Ten cracks were found.')
    await editing.choice('gives context').check()
    await editing.press('Save')
    await editing.goes()
    await eventually(harbourOnDisk, (disk) => {
      expect(claimSaying(disk, WALL).evidence).toMatchObject([
        { url: 'https://lowbridge.example/survey', excerpt: 'Ten cracks were found.', stance: 'context', retrieved: '2025-02-03' },
      ])
    })

    await ui.claim.press('Delete evidence')
    await ui.claim.evidence.waitFor({ state: 'detached' })
    await ui.article.undoButton.click()
    await ui.claim.evidence.filter({ hasText: 'Ten cracks were found.' }).waitFor()
  })

  test('two claims are linked', async () => {
    const { ui } = window
    await ui.article.select(BOATS)
    await ui.article.markSelection('Contested')
    await shown(BOATS)
    await ui.claim.press('Link to another claim')
    const dialog = ui.dialog('Link to another claim')
    await dialog.choice('updates').check()
    await dialog.fill('Find the other claim', 'harbour')
    await dialog.choice(new RegExp(WALL)).check()
    await dialog.fill('Reason', 'Said a day later.')
    await dialog.press('Link to another claim')
    await dialog.goes()
    await ui.claim.links.filter({ hasText: WALL }).waitFor()
    const disk = await harbourOnDisk()
    expect(disk.set.links).toMatchObject([
      { kind: 'updates', from: claimSaying(disk, BOATS).id, to: claimSaying(disk, WALL).id, reason: 'Said a day later.' },
    ])
    // The other end tells the same, and leads back.
    await ui.claim.links.getByRole('button').filter({ hasText: WALL }).click()
    await shown(WALL)
    await ui.claim.links.filter({ hasText: 'updated by' }).waitFor()
  })

  test('a claim is deleted with its links, and brought back by the undo button', async () => {
    const { ui } = window
    await ui.article.click(BOATS)
    await shown(BOATS)
    await ui.claim.press('Delete the claim')
    await eventually(harbourOnDisk, ({ set }) => {
      expect(set.claims.map(quoteOf)).not.toContain(BOATS)
      expect(set.links).toEqual([])
    })
    await eventually(
      () => ui.article.undoButton.getAttribute('aria-label'),
      (label) => expect(label).toBe('Undo delete claim'),
    )
    await ui.article.undoButton.click()
    await shown(BOATS)
    const disk = await harbourOnDisk()
    expect(disk.set.links).toHaveLength(1)
    claimSaying(disk, BOATS)
  })

  test('everything that was done is on disk, in order', async () => {
    expect(await verify(window.libraryDir)).toMatchObject({ code: 0 })
  })
})

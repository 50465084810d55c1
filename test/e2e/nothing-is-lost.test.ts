/** Killed, closed in the middle of a word, started again: what was there must be there. */
import { beforeAll, expect, test } from '@jest/globals'
import { articleOnDisk, verify } from './support/command-line'
import { describeOnHosts, type OpenWindow } from './support/describe-on-hosts'
import { eventually } from './support/eventually'

const SAMPLE = 'Brenmoor and Castle Venn'

describeOnHosts('nothing is lost', (launch) => {
  let window: OpenWindow
  beforeAll(async () => {
    // Low, so that the article must be scrolled.
    window = await launch({ viewport: { width: 1180, height: 560 } })
  })

  const onDisk = () => articleOnDisk(window.libraryDir, SAMPLE)

  const progress = (words: string): Promise<unknown> =>
    eventually(
      () => window.ui.library.progress(SAMPLE).textContent(),
      (shown) => expect(shown).toBe(words),
    )

  const labels = (undo: string, redo: string): Promise<unknown> =>
    eventually(
      async () => ({
        undo: await window.ui.article.undoButton.getAttribute('aria-label'),
        redo: await window.ui.article.redoButton.getAttribute('aria-label'),
      }),
      (found) => expect(found).toEqual({ undo, redo }),
    )

  test('the host is killed right after "Saved"', async () => {
    const { ui, libraryDir } = window
    await ui.press('n', 'c', 'a')
    await ui.article.saved()
    await window.kill()
    expect(await verify(libraryDir)).toMatchObject({ code: 0 })
    expect((await onDisk()).set.claims.map(({ tag }) => tag)).toEqual(['contested', 'attributed'])
  })

  test('the next start goes on where it was, without a word of complaint', async () => {
    window = await window.relaunch()
    await window.ui.article.ready(SAMPLE)
    await progress('2 of 20 decided')
    await labels('Undo tag attributed', 'Nothing to redo')
    expect(await window.ui.notices.count()).toBe(0)
    expect(await window.ui.banner.count()).toBe(0)
  })

  test('article, place and selection are there again after the window was closed while it scrolled', async () => {
    const { ui, page } = window
    await ui.library.open('Salt battery')
    await ui.article.ready('Salt battery')
    await ui.library.open(SAMPLE)
    await ui.article.ready(SAMPLE)
    await ui.press('j', 'j')
    // The pane follows the text a frame later.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    const selected = await ui.claim.quote.textContent()
    await page.mouse.move(560, 300)
    await page.mouse.wheel(0, 640)
    const place = await eventually(
      () => ui.article.topmost(),
      ({ start }) => expect(start).toBeGreaterThan(500),
    )
    // The wheel may still be turning: what counts is the last that was seen.
    let last = place
    for (let now = await ui.article.topmost(); now.top !== last.top || now.start !== last.start; now = await ui.article.topmost())
      last = now
    window = await window.relaunch()
    await window.ui.article.ready(SAMPLE)
    const there = await window.ui.article.topmost()
    expect(there.start).toBe(last.start)
    expect(Math.abs(there.top - last.top)).toBeLessThanOrEqual(2)
    expect(await window.ui.claim.quote.textContent()).toBe(selected)
  })

  test('the window is closed right after a key', async () => {
    const { ui } = window
    await ui.press('n', 'u')
    await window.closeWindow()
    expect((await onDisk()).set.claims.map(({ tag }) => tag)).toContain('unverified')
    window = await window.relaunch()
    await window.ui.article.ready(SAMPLE)
    await progress('3 of 20 decided')
  })

  test('undo and redo go on after a start, by name', async () => {
    const { ui } = window
    await labels('Undo tag unverified', 'Nothing to redo')
    await ui.press('Control+Z')
    await labels('Undo tag attributed', 'Redo tag unverified')
    await ui.press('Control+Z')
    await labels('Undo tag contested', 'Redo tag attributed')
    window = await window.relaunch()
    await window.ui.article.ready(SAMPLE)
    await labels('Undo tag contested', 'Redo tag attributed')
    await window.ui.press('Control+Shift+Z', 'Control+Shift+Z')
    await labels('Undo tag unverified', 'Nothing to redo')
    await progress('3 of 20 decided')
  })

  test('a note and a name that are being typed when the window is closed are kept', async () => {
    const { ui } = window
    const quote = await ui.claim.quote.textContent()
    expect(quote).not.toBe('')
    await ui.press('m')
    await ui.type('Half a thou')
    await ui.claim.sourceName.focus()
    await ui.press('Control+A')
    await ui.type('Half a na')
    await window.closeWindow()
    expect((await onDisk()).set.claims.filter(({ note }) => note !== '')).toMatchObject([{ note: 'Half a thou', sourceName: 'Half a na' }])
    expect(await verify(window.libraryDir)).toMatchObject({ code: 0 })
  })
})

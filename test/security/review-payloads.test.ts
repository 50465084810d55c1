/**
 * The same words where several people meet: as names of analysts, reasons of decisions, messages, in return slips and the review report, in packages, and
 * in the name and the text of a revision. Shown as text, nothing runs, nothing is asked of anybody.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { strFromU8, unzipSync } from 'fflate'
import { describeSpan } from '#annotations/anchor/describe'
import { exportBundles } from '#annotations/formats/export-bundles'
import { sha256 } from '#annotations/formats/sha256'
import type { Claim, Tag } from '#annotations/model/claim'
import { readPastedText } from '#main/exchange/read-article'
import { type HostileWindow, hostileOrSkip, hostileWords, watchedWindow } from '#support/hostile-window'
import { sampleClaim } from '#support/sample-set'
import { ClaimlightPage } from '../e2e/models/claimlight-page'
import { eventually } from '../e2e/support/eventually'

jest.setTimeout(240_000)

const missing = hostileOrSkip()
const inWindow = missing === null ? describe : describe.skip
const STATEMENTS = 12
const MARKUP = `"><img src=x onerror=alert(1)><script>alert(2)</script>`
const ANALYSTS = [`Ana ${MARKUP}`, `Ben </script><svg onload=alert(3)>`] as const
const AT = '2026-01-01T00:00:00.000Z'
/** White space is drawn as it may be, and a line's end is one whatever it was written as. */
const plain = (words: string): string => words.replaceAll(/\s+/g, ' ').trim()

inWindow(`hostile words between people${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let watched: HostileWindow
  let ui: ClaimlightPage
  let words: readonly string[]
  let text: string
  /** All of the words, some for each statement. */
  const shareOf = (at: number): string => words.filter((_, i) => i % STATEMENTS === at).join(' ')

  beforeAll(async () => {
    words = hostileWords()
    text = hostileText(words)
    watched = await watchedWindow({ samples: false, analyst: `Rita ${MARKUP}`, context: { viewport: { width: 1440, height: 900 } } })
    ui = new ClaimlightPage(watched.running.page)
  })
  beforeEach(() => ui.leaveDialogs())
  afterAll(() => watched?.running.close())

  test('as the names of analysts whose sets are laid side by side', async () => {
    const files = ANALYSTS.map((analyst, i) => ({
      name: `${MARKUP.replaceAll('/', '')} ${i}.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(nativeFile(text, analyst, i === 0 ? 'attributed' : 'contested')),
    }))
    await ui.chooseFiles(() => ui.press('Control+I'), files)
    const dialog = ui.dialog('Import annotations')
    await dialog.choice(/whoever the file names/).check()
    await dialog.press('Import')
    await ui.dialog('Import report').appears()
    await watched.nothingHappened()
    await ui.dialog('Import report').close()
    await ui.library.entries.first().click()
    await watched.running.page.locator('.article-header[data-detecting="false"]').waitFor({ timeout: 60_000 })
    await ui.press('V')
    await ui.review.reveal.waitFor()
    expect(await ui.review.pane.innerText()).toContain(`${ANALYSTS[0]}: ${STATEMENTS} claims`)
    await ui.press('Enter')
    await ui.review.bars.first().waitFor()
    await watched.nothingHappened()
  })

  test('as messages and reasons, every one of them', async () => {
    expect(await ui.review.all()).toBe(STATEMENTS)
    for (let at = 0; at < STATEMENTS; at++) {
      await ui.press('c')
      await ui.review.message.fill(`${shareOf(at)} said`)
      await ui.press('Enter', 'Escape')
      await eventually(
        () => ui.review.threads.innerText(),
        (shown) => expect(plain(shown)).toContain(plain(shareOf(at)).slice(0, 40)),
      )
      await watched.nothingHappened()
      await ui.press('x')
      await ui.review.reason.fill(`${shareOf(at)} decided`)
      await ui.press('Enter')
      await eventually(
        () => ui.review.settled(),
        (settled) => expect(settled).toBe(at + 1),
      )
    }
    await ui.article.saved()
    await watched.nothingHappened()
  })

  test('in return slips, which open in any browser', async () => {
    await ui.article.text.focus()
    await ui.press('s')
    await ui.dialog('Return slips').appears()
    await watched.nothingHappened()
    await watched.running.page.locator('[role=dialog] button:focus').waitFor()
    const { buffer } = await ui.download(() => ui.press('Enter'))
    const slips = Object.entries(unzipSync(buffer)).map(([name, one]) => ({ name, slip: strFromU8(one) }))
    const pages = slips.filter(({ name }) => name.endsWith('.html'))
    expect(pages).toHaveLength(ANALYSTS.length)
    for (const { slip } of pages) {
      const shown = plain(await watched.readsAsText(slip))
      for (let at = 0; at < STATEMENTS; at++) expect(shown).toContain(`${plain(shareOf(at))} decided`)
    }
    await ui.dialog('Return slips').close()
  })

  test('in the review report', async () => {
    const { buffer } = await ui.download(() => watched.running.page.getByRole('button', { name: 'Review report as a page (HTML)' }).click())
    const shown = plain(await watched.readsAsText(strFromU8(buffer)))
    for (let at = 0; at < STATEMENTS; at++) expect(shown).toContain(`${plain(shareOf(at))} decided`)
    for (const analyst of ANALYSTS) expect(shown).toContain(analyst)
    await watched.nothingHappened()
  })

  test('in a package, for whoever opens it', async () => {
    await ui.article.text.focus()
    await ui.press('Control+Shift+E')
    const send = ui.dialog('Send for review')
    await send.appears()
    await send.choice(/^Open/).check()
    const file = await ui.download(() => send.press('Save the package'))
    await watched.nothingHappened()
    const other = await watchedWindow({ samples: false, analyst: ANALYSTS[1] })
    try {
      const there = new ClaimlightPage(other.running.page)
      await there.chooseFiles(() => there.press('Control+Shift+I'), [file])
      const dialog = there.dialog('Open a package')
      await dialog.appears()
      expect(plain(await dialog.root.innerText())).toContain(plain(titleOf(words)).slice(0, 40))
      await other.nothingHappened()
      await dialog.press('Bring in')
      await dialog.goes()
      await other.running.page.locator('.article-header[data-detecting="false"]').waitFor({ timeout: 60_000 })
      await other.nothingHappened()
    } finally {
      await other.running.close()
    }
  })

  test('in the name and the text of a revision', async () => {
    const { page } = watched.running
    await ui.article.text.focus()
    // A claim of one’s own, so that there is something to bring over.
    await ui.press('V')
    await page.locator('.review-progress').waitFor({ state: 'detached' })
    await page.locator('.article-header[data-detecting="false"]').waitFor({ timeout: 60_000 })
    await ui.article.text.focus()
    await ui.press('n', 'a')
    await page.getByRole('button', { name: /^Undo / }).waitFor()
    await ui.article.saved()
    const changed = text.replaceAll('it said', 'it never said')
    const file = { name: `${MARKUP.replaceAll('/', '')}.txt`, mimeType: 'text/plain', buffer: Buffer.from(changed) }
    await ui.chooseFiles(() => ui.press('Control+Shift+O'), file)
    await page.getByRole('region', { name: 'Notices' }).getByText('Revision 2 was added.').waitFor()
    const comparison = page.getByRole('region', { name: 'Comparison of two revisions' })
    await comparison.waitFor()
    await watched.nothingHappened()
    const bring = page.getByRole('button', { name: 'Bring my claims over' })
    await bring.click()
    // The comparison closes and comes back with what was brought; the button goes for good.
    await bring.waitFor({ state: 'detached' })
    await page.locator('.article-header[data-detecting="false"]').waitFor({ timeout: 60_000 })
    expect(await page.getByText(`From the file ${file.name}`).count()).toBeGreaterThan(0)
    await watched.nothingHappened()
  })
})

const titleOf = (words: readonly string[]): string => words.findLast((each) => each.includes('<img')) ?? MARKUP

function hostileText(words: readonly string[]): string {
  const lines = Array.from({ length: STATEMENTS }, (_, at) => `Line ${at + 1}, it said: ${words[at * 7] ?? ''} and so it was.`)
  return readPastedText(`Hostile words\n\n${lines.join('\n\n')}\n`, {
    title: '',
    outlet: '',
    author: '',
    published: '',
    url: '',
    language: '',
  }).text
}

function nativeFile(text: string, analyst: string, tag: Tag): string {
  const hash = sha256(text)
  const id = hash.slice(0, 16)
  const provenance = { fileName: MARKUP, format: 'pasted', encoding: '', encodingEvidence: 'not-applicable', notices: [] } as const
  const words = hostileWords()
  const article = {
    id,
    metadata: { title: titleOf(words), outlet: MARKUP, author: MARKUP, published: '', url: '', language: '' },
    revisions: [{ sha256: hash, length: text.length, addedAt: AT, provenance }],
  }
  const claims = Array.from({ length: STATEMENTS }, (_, at): Claim => {
    const start = text.indexOf(`Line ${at + 1}, it said`)
    return {
      ...sampleClaim(text, `c${at}`),
      content: [describeSpan(text, { start, end: start + `Line ${at + 1}, it said`.length })],
      kind: 'attribution',
      sourceName: words[at * 11] ?? '',
      sourceKind: 'named',
      note: words[at * 5] ?? '',
      tag,
    }
  })
  const set = { articleId: id, revision: hash, analyst, claims, links: [], rejected: [] }
  const options = { csvGuard: true, generator: 'test', exportedAt: AT }
  return exportBundles('native', [{ article, text, set }], options).files[0]?.text ?? ''
}

/** What people really open by mistake, and what somebody may have written on purpose. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { FailureCode } from '#shared/failures'
import { failureWords, message } from '#shared/messages/message'
import { articleOnDisk, articlesOnDisk, quoteOf, verify } from './support/command-line'
import { describeOnHosts, type OpenWindow } from './support/describe-on-hosts'
import { eventually } from './support/eventually'
import { MARKET_TITLE, marketLibrary } from './support/market-library'

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')
const FARMER = '👩🏽‍🌾'
const ATTACK = `<img src=x onerror="document.title='owned'">`

const plain = (name: string, content: string | Buffer) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content as string) })

describeOnHosts('bad input', (launch) => {
  let window: OpenWindow
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'claimlight-bad-'))
    window = await launch({ samples: false })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const open = (files: Parameters<OpenWindow['ui']['chooseFiles']>[1]): Promise<void> =>
    window.ui.chooseFiles(() => window.ui.press('Control+O'), files)

  /** What happened, what is safe, what to do: all three sentences of the catalogue. */
  const failureShown = async (code: FailureCode, values: Readonly<Record<string, string>>): Promise<void> => {
    const { what, safe, advice } = failureWords({ code, values })
    const notice = window.ui.notice(what)
    await notice.waitFor({ timeout: 45_000 })
    expect(await notice.getAttribute('role')).toBe('alert')
    expect(await notice.locator('.toast-detail').textContent()).toBe(`${safe} ${advice}`)
    await window.ui.dismissNotices()
  }

  const paste = async (title: string, text: string): Promise<void> => {
    const { ui } = window
    await ui.press('Control+Shift+V')
    const dialog = ui.dialog('Paste text as article')
    await dialog.fill('Text', text)
    await dialog.fill('Title', title)
    await dialog.press('Add to library')
    await dialog.goes()
    await ui.article.ready(title.slice(0, 20))
  }

  test('an empty file', async () => {
    await open(plain('empty.txt', ''))
    await failureShown('empty-file', { name: 'empty.txt' })
  })

  test('a file of blanks', async () => {
    await open(plain('blank.txt', ' \t\r\n \u00a0\n'))
    await failureShown('only-whitespace', { name: 'blank.txt' })
  })

  test('a picture called .txt', async () => {
    await open(plain('photo.txt', PNG))
    const notice = window.ui.notice('“photo.txt” is not a text')
    await notice.waitFor()
    expect(await notice.locator('.toast-detail').textContent()).toContain('Nothing was added to the library.')
    await window.ui.dismissNotices()
  })

  test('a page without an article', async () => {
    await open({ name: 'shell.html', mimeType: 'text/html', buffer: Buffer.from('<!doctype html><title>App</title><div id=app></div>') })
    await failureShown('no-article-in-page', { name: 'shell.html' })
  })

  test('50 MB of text', async () => {
    const path = join(folder, 'huge.txt')
    writeFileSync(path, 'The mayor said that it would rain. '.repeat(1_500_000))
    await open(path)
    const notice = window.ui.notice('“huge.txt” is larger than an article can be here')
    await notice.waitFor({ timeout: 45_000 })
    expect(await notice.locator('.toast-detail').textContent()).toContain('Nothing was added to the library.')
    await window.ui.dismissNotices()
  }, 90_000)

  test('none of them has left anything behind, and the window goes on', async () => {
    expect(await articlesOnDisk(window.libraryDir)).toEqual([])
    expect(await verify(window.libraryDir)).toMatchObject({ code: 0 })
    await window.page.getByRole('heading', { name: 'Read with a light on the claims' }).waitFor()
  })

  test('bytes that are no UTF-8 are read as what they are, and the window says so', async () => {
    const { ui, libraryDir } = window
    const text =
      'Köhler und die Brücke\n\nKöhler sagte am Dienstag, die Brücke bleibe gesperrt. Die Behörde widersprach: "Das ist möglich."\n'
    await open(plain('koehler.txt', Buffer.from(text, 'latin1')))
    await ui.article.ready('Köhler')
    const { article, text: kept } = await articleOnDisk(libraryDir, 'Köhler')
    expect(kept).toBe(text)
    expect(article.revisions[0]?.provenance).toMatchObject({ encodingEvidence: 'detected' })
    await ui.dismissNotices()
    await ui.press('Control+Shift+D')
    const dialog = ui.dialog('Article details')
    await dialog.root.getByText(message('encoding.detected')).waitFor()
    await dialog.close()
  })

  test('mixed line ends become one kind, and the window says so', async () => {
    const { ui, libraryDir } = window
    await open(plain('mixed.txt', 'Mixed ends\r\n\r\nThe board said yes.\rThe town said no.\nNobody said maybe.\r\n'))
    await ui.article.ready('Mixed ends')
    expect((await articleOnDisk(libraryDir, 'Mixed ends')).text).toBe(
      'Mixed ends\n\nThe board said yes.\nThe town said no.\nNobody said maybe.\n',
    )
    await ui.dismissNotices()
  })

  test('an emoji of seven code units is one character at the edge of a claim', async () => {
    const { ui, libraryDir } = window
    await paste('Fields under water', `Fields under water\n\n${FARMER}s said the dyke broke ${FARMER}.\n`)
    await ui.press('F7', 'Control+Home', 'Control+ArrowDown', 'Shift+ArrowRight')
    expect(await ui.article.selectedText()).toBe(FARMER)
    await ui.press('a')
    await ui.press('Control+End', 'ArrowLeft', 'ArrowLeft', 'Shift+ArrowLeft')
    expect(await ui.article.selectedText()).toBe(FARMER)
    await ui.press('u')
    await ui.article.saved()
    const quotes = (await articleOnDisk(libraryDir, 'Fields under water')).set.claims.map(quoteOf)
    expect(quotes.filter((quote) => quote === FARMER)).toHaveLength(2)
    await ui.press('F7')
  })

  test('a letter and its combining mark stay together', async () => {
    const { ui } = window
    await paste('Combining', 'Combining\n\ne\u0301a\u0308o\u0302 said the sign.\n')
    await ui.press('F7', 'Control+Home', 'Control+ArrowDown', 'Shift+ArrowRight')
    expect(await ui.article.selectedText()).toBe('e\u0301')
    await ui.press('Shift+ArrowRight', 'i')
    await eventually(
      () => ui.claim.quote.textContent(),
      (quote) => expect(quote).toBe('e\u0301a\u0308'),
    )
    await ui.press('F7')
  })

  test('right-to-left text reads from the right, and hidden controls are shown', async () => {
    const { ui } = window
    await paste('Controls', 'عنوان\n\nقال الوزير: «لا» أمس.\n\nThe file is named report\u202etxt.exe\u202c here.\n')
    const direction = (words: string): Promise<string> =>
      ui.article.blocks
        .filter({ hasText: words })
        .first()
        .evaluate((block) => getComputedStyle(block).direction)
    expect(await direction('قال الوزير')).toBe('rtl')
    expect(await direction('The file')).toBe('ltr')
    expect(
      await ui.article.text.locator('[data-sign]').evaluateAll((signs) => signs.map((sign) => (sign as HTMLElement).dataset['sign'])),
    ).toEqual(['RLO', 'PDF'])
    // Moving right in right-to-left text goes back, as it looks.
    await ui.press('F7', 'Control+Home', 'Control+ArrowDown', 'Control+Shift+ArrowLeft')
    expect((await ui.article.selectedText()).trim()).toBe('قال')
    await ui.press('i', 'F7')
    await eventually(
      () => ui.claim.quote.textContent(),
      (quote) => expect(quote).toBe('قال'),
    )
    // The claim starts at the right, and so does its handle.
    const handle = (edge: string): Promise<number> =>
      window.page.locator(`.reader-handle-${edge}`).evaluate((element) => element.getBoundingClientRect().left)
    expect((await handle('start')) - (await handle('end'))).toBeGreaterThan(15)
  })

  test('text that is full of HTML stays text, wherever it is shown', async () => {
    const { ui, page, libraryDir } = window
    const text = `${ATTACK}\n\nThe mayor said that <script>document.title='owned'</script> was <b>bold</b> ${ATTACK}.\n`
    await paste(`${ATTACK} news`, text)
    await ui.press('n', 'a')
    await ui.press('m')
    await ui.type(ATTACK)
    await ui.press('Escape', 'v')
    const evidence = ui.dialog('Add evidence')
    await evidence.fill('Address', `javascript:document.title='owned'`)
    await evidence.fill('Excerpt', ATTACK)
    await evidence.press('Save')
    await evidence.root.getByRole('alert').getByText('An address begins with https://').waitFor()
    expect(await evidence.field('Address').evaluate((field) => field === document.activeElement)).toBe(true)
    await evidence.fill('Address', 'https://example.org/a?b=<script>')
    await evidence.press('Save')
    await evidence.goes()
    await ui.claim.sourceName.fill(ATTACK)
    await ui.claim.sourceName.press('Enter')
    await ui.library.searchField.fill('<script>')
    await ui.library.excerpt('news').getByText('<script>').waitFor()
    await open(plain(`${ATTACK.replaceAll('"', '')}.txt`.replaceAll('/', ''), ''))
    await ui.notice('is empty').waitFor()
    await ui.press('Control+E')
    await ui.dialog('Export annotations').close()

    expect(await ui.article.title.textContent()).toBe(`${ATTACK} news`)
    expect(await ui.article.text.innerText()).toContain(`<script>document.title='owned'</script>`)
    expect(await page.locator('img, #root script, iframe, a[href^="javascript"]').count()).toBe(0)
    expect(await page.title()).toBe('Claimlight')
    expect((await articleOnDisk(libraryDir, 'news')).text).toBe(text)
    await ui.dismissNotices()
    await ui.library.searchField.fill('')
  })

  test('a second window on the same library may read, and says why it may not write', async () => {
    const first = window
    const second = await launch({ library: first.libraryDir })
    const { ui } = second
    const { safe, advice } = failureWords({ code: 'library-locked', values: {} })
    const banner = await ui.banner.innerText()
    expect(banner).toContain('open')
    expect(banner).toContain(safe)
    expect(banner).toContain(advice)
    await ui.library.open('Fields under water')
    await ui.article.ready('Fields under water')
    expect(await ui.article.marks.count()).toBeGreaterThan(0)
    expect(await ui.article.saveState.textContent()).toContain('Read only')
    const before = await articleOnDisk(first.libraryDir, 'Fields under water')
    await ui.press('j', 'c')
    await ui.notice(safe).first().waitFor()
    expect(await articleOnDisk(first.libraryDir, 'Fields under water')).toEqual(before)
    await ui.dismissNotices()
    await ui.press('Control+E')
    const [download] = await Promise.all([second.page.waitForEvent('download'), ui.dialog('Export annotations').press('Export')])
    expect(download.suggestedFilename()).toContain('Fields-under-water')
    await second.close()
    // The first goes on writing.
    await first.ui.library.open('Fields under water')
    await first.ui.article.ready('Fields under water')
    await first.ui.press('j', 'c')
    await first.ui.article.saved()
    expect(await verify(first.libraryDir)).toMatchObject({ code: 0 })
  })

  test('a library of a newer Claimlight is shown, and nothing in it is changed', async () => {
    const library = await marketLibrary(folder, 'with claims')
    const file = join(library, 'library.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"schema": \d+/, '"schema": 99'))
    const before = readFileSync(file, 'utf8')
    const newer = await launch({ library })
    const { what, safe, advice } = failureWords({ code: 'library-newer', values: { file: 'library.json', version: '99' } })
    expect(await newer.ui.banner.innerText()).toContain(`${what} ${safe} ${advice}`)
    await newer.ui.article.ready(MARKET_TITLE)
    await newer.ui.press('j', 'u')
    await newer.ui.notice(safe).first().waitFor()
    await newer.close()
    expect(readFileSync(file, 'utf8')).toBe(before)
  })
})

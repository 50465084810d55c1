/**
 * Strings that break programs (BLNS) and payloads that run in pages (DOMPurify's fixtures), as article, title, outlet, author, source name,
 * note, evidence, link reason and search, in the real window: shown as text, nothing runs, nothing is asked of anybody.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { describeSpan } from '#annotations/anchor/describe'
import { exportBundles } from '#annotations/formats/export-bundles'
import { sha256 } from '#annotations/formats/sha256'
import type { Claim } from '#annotations/model/claim'
import { readPastedText } from '#main/exchange/read-article'
import type { RunningBrowserHost } from '#support/browser-host'
import { type HostileWindow, hostileOrSkip, hostileWords, STEP, watchedWindow } from '#support/hostile-window'
import { ClaimlightPage } from '../e2e/models/claimlight-page'
import { eventually } from '../e2e/support/eventually'

jest.setTimeout(240_000)

const missing = hostileOrSkip()
const inWindow = missing === null ? describe : describe.skip

inWindow(`hostile words in the window${missing === null ? '' : ` (skipped: ${missing})`}`, () => {
  let watched: HostileWindow
  let running: RunningBrowserHost
  let ui: ClaimlightPage
  let folder: string
  let words: readonly string[]

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'claimlight-payloads-'))
    words = hostileWords()
    watched = await watchedWindow({ samples: false, analyst: 'Ada Quill' })
    running = watched.running
    ui = new ClaimlightPage(running.page)
  })
  afterAll(async () => {
    await running?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const nothingHappened = (): Promise<void> => watched.nothingHappened()

  /** Words of a payload may be suggested as a claim; those have no note, and are passed over. */
  const nextClaim = async (): Promise<void> => {
    do {
      const before = await ui.claim.title.textContent()
      await ui.press('j')
      await eventually(
        () => ui.claim.title.textContent(),
        (title) => expect(title).not.toBe(before),
      )
    } while ((await ui.claim.note.count()) === 0)
  }

  test('as an article and its claims, every one of them', async () => {
    const file = join(folder, 'hostile.json')
    const { text, claims } = hostileSet(words)
    writeFileSync(file, nativeFile(text, claims, words))
    await ui.chooseFiles(() => ui.press('Control+I'), file)
    await ui.dialog('Import annotations').press('Import')
    await ui.dialog('Import report').root.getByText('hostile.json').first().waitFor()
    await ui.press('Escape')
    await ui.library.entries.first().click()
    await running.page.locator('.article-header[data-detecting="false"]').waitFor({ timeout: 60_000 })
    await nothingHappened()
    let seen = 0
    for (const claim of claims) {
      await nextClaim()
      await eventually(
        () => ui.claim.note.inputValue(),
        (note) => expect(note).toBe(claim.note.replaceAll('\r\n', '\n').replaceAll('\r', '\n')),
      )
      expect(await ui.claim.sourceName.inputValue()).toBe(claim.sourceName.replaceAll(/[\r\n]/g, ''))
      expect(await ui.claim.evidence.first().locator('q').textContent()).toBe(claim.evidence[0]?.excerpt)
      seen++
    }
    expect(seen).toBeGreaterThan(700 / STEP)
    await nothingHappened()
  })

  test('typed into fields, kept as they are, and searched for as they are', async () => {
    const some = words.filter((_, i) => i % 12 === 0)
    for (const each of some) {
      await ui.claim.note.fill(each)
      await ui.claim.sourceName.fill(each)
      await ui.claim.sourceName.press('Enter')
      await ui.library.searchField.fill(each)
    }
    await ui.library.searchField.fill('')
    await ui.article.saved()
    await nothingHappened()
  })

  test('as the details of an article', async () => {
    for (let at = 0; at < words.length; at += 60) {
      await ui.press('Control+Shift+D')
      const dialog = ui.dialog('Article details')
      for (const [i, label] of ['Title', 'Outlet', 'Author', 'Published', 'Address', 'Language'].entries()) {
        await dialog.fill(label, words[(at + i) % words.length] ?? '')
      }
      await dialog.press('Save')
      await dialog.goes()
      await nothingHappened()
    }
  })
})

function hostileSet(words: readonly string[]): { readonly text: string; readonly claims: readonly Claim[] } {
  const raw = `Hostile words\n\n${words.map((each, i) => `Line ${i + 1}, it said: ${each}`).join('\n\n')}\n`
  const { text } = readPastedText(raw, { title: 'Hostile words', outlet: '', author: '', published: '', url: '', language: '' })
  const claims = words.map((each, i): Claim => {
    const start = text.indexOf(`\nLine ${i + 1}, it said`) + 1
    return {
      id: `c${i}`,
      kind: 'attribution',
      content: [describeSpan(text, { start, end: start + `Line ${i + 1}`.length })],
      source: [],
      cue: [],
      sourceName: each,
      sourceKind: 'named',
      nestedIn: null,
      tag: 'contested',
      note: each,
      evidence: [{ id: 'e1', url: each, excerpt: each, stance: 'context', retrieved: '' }],
      origin: { kind: 'analyst' },
      createdAt: '2026-01-01T00:00:00.000Z',
    }
  })
  return { text, claims }
}

function nativeFile(text: string, claims: readonly Claim[], words: readonly string[]): string {
  const hash = sha256(text)
  const id = hash.slice(0, 16)
  const provenance = { fileName: words[20] ?? '', format: 'pasted', encoding: '', encodingEvidence: 'not-applicable', notices: [] } as const
  const article = {
    id,
    metadata: {
      title: words.at(-1) ?? '',
      outlet: words.at(-2) ?? '',
      author: words.at(-3) ?? '',
      published: words.at(-4) ?? '',
      url: words.at(-5) ?? '',
      language: '',
    },
    revisions: [{ sha256: hash, length: text.length, addedAt: '2026-01-01T00:00:00.000Z', provenance }],
  }
  const set = {
    articleId: id,
    revision: hash,
    analyst: 'Ada Quill',
    claims,
    links: claims
      .slice(1, 40)
      .map((claim, i) => ({ id: `l${i}`, kind: 'supports' as const, from: 'c0', to: claim.id, reason: words[i] ?? '' })),
    rejected: [],
  }
  const options = { csvGuard: true, generator: 'test', exportedAt: '2026-01-01T00:00:00.000Z' }
  return exportBundles('native', [{ article, text, set }], options).files[0]?.text ?? ''
}

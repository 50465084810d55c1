/**
 * Two analysts at two windows on one folder, as a sync tool or a network drive shares it: what one tags shows at the other without a restart, whatever
 * comes in pieces shows nothing wrong, and a conflicting copy of one's own file is merged.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { nameToFile } from '#main/store/file-name'
import { formatEntry, formatHeader, parseJournal } from '#main/store/journal-format'
import { verify } from './support/command-line'
import { ANALYST, describeOnHosts, type OpenWindow } from './support/describe-on-hosts'
import { eventually } from './support/eventually'
import { newFolder } from './support/market-library'

const FLOOD = 'Brenmoor and Castle Venn'
const COLLEAGUE = 'Ben Okoro'
const PICTURES = resolve(__dirname, '../../build/screenshots')

describeOnHosts('a folder that two analysts share', (launch, host) => {
  const folder = newFolder()
  const library = join(folder, 'shared')
  let ada: OpenWindow
  let ben: OpenWindow
  let sets = ''
  mkdirSync(join(PICTURES, host), { recursive: true })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const bars = (): Promise<number> => ada.ui.review.bars.count()
  const journalOf = (analyst: string) => join(sets, `${nameToFile(analyst)}.ndjson`)

  test('both open it and write', async () => {
    ada = await launch({ library, samples: true })
    await ada.ui.article.ready(FLOOD)
    ben = await launch({ library, analyst: COLLEAGUE })
    expect(await ben.ui.banner.count()).toBe(0)
    await ben.ui.library.open(FLOOD)
    await ben.ui.article.ready(FLOOD)
    for (const { ui } of [ada, ben]) {
      await ui.press('n', 'a', 'c')
      await ui.article.saved()
    }
  })

  test('what the colleague tags shows in the review by itself', async () => {
    await ada.ui.press('V')
    await ada.ui.review.reveal.waitFor()
    await ada.ui.press('Enter')
    await ada.ui.review.bars.first().waitFor()
    const delays: number[] = []
    for (let i = 0; i < 5; i++) {
      const before = await bars()
      await ben.ui.press(i % 2 === 0 ? 'a' : 'u')
      await ben.ui.article.saved()
      const began = performance.now()
      await eventually(bars, (now) => expect(now).toBeGreaterThan(before))
      delays.push(Math.round(performance.now() - began))
    }
    writeFileSync(join(PICTURES, host, 'shared folder delays.json'), JSON.stringify(delays))
    expect(ada.complaints()).toEqual([])
    await ada.page.screenshot({ path: join(PICTURES, host, 'shared folder review.png') })
  })

  test('an article that the colleague adds is listed by itself', async () => {
    await ben.ui.dropFiles([{ name: 'harbour.txt', text: 'The harbour master said the quay was closed.\n', type: 'text/plain' }])
    await ada.ui.library.entry('harbour').waitFor()
  })

  test('a third analyst’s file that comes in pieces shows nothing until it is whole', async () => {
    sets = join(library, 'articles', articleWith(library, COLLEAGUE), 'sets')
    const { header, entries } = parseJournal(readFileSync(journalOf(COLLEAGUE)))
    if (!header) throw new Error('no journal')
    const whole = formatHeader({ ...header, analyst: 'Cem' }) + entries.map((entry) => formatEntry({ ...entry, by: 'Cem' })).join('')
    const before = await bars()
    await ada.ui.dismissNotices()
    for (const share of [0.1, 0.35]) {
      writeFileSync(journalOf('Cem'), whole.slice(0, Math.floor(formatHeader({ ...header, analyst: 'Cem' }).length * share)))
      await new Promise((done) => setTimeout(done, 600))
      expect(await bars()).toBe(before)
      expect(await ada.ui.notices.count()).toBe(0)
      expect(await ada.page.getByText('could not be read').count()).toBe(0)
    }
    writeFileSync(journalOf('Cem'), whole)
    await eventually(bars, (now) => expect(now).toBeGreaterThan(before))
  })

  test('a conflicting copy of one’s own file is merged from the storage screen', async () => {
    const { header, entries } = parseJournal(readFileSync(journalOf(ANALYST)))
    const theirs = parseJournal(readFileSync(journalOf(COLLEAGUE))).entries.at(-1)
    if (!header || !theirs) throw new Error('no journal')
    const last = entries.at(-1)?.seq ?? 0
    const copy = [...entries, { ...theirs, seq: last + 1, by: ANALYST }]
    writeFileSync(
      join(sets, `${nameToFile(ANALYST)} (conflicted copy 2026-03-01).ndjson`),
      formatHeader(header) + copy.map(formatEntry).join(''),
    )
    const claims = await bars()
    await ada.page.getByRole('button', { name: /Open storage and backups/ }).click()
    await ada.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Merge/ })
      .click()
    await ada.page.getByText(/^1 edits? (?:was|were) brought in/).waitFor()
    await ada.page.keyboard.press('Escape')
    await ada.ui.article.ready(FLOOD)
    await eventually(bars, (now) => expect(now).toBeGreaterThan(claims))
    expect(await verify(library)).toMatchObject({ code: 0 })
  })

  test('the same analyst a second time reads, and is told why', async () => {
    const again = await launch({ library })
    await again.ui.banner.waitFor()
    expect(await again.ui.banner.innerText()).toMatch(/already open/)
    await again.close()
    for (const window of [ada, ben]) await window.closeWindow()
    expect(await verify(library)).toMatchObject({ code: 0 })
  })
})

/** Id of the article that an analyst has annotated. */
function articleWith(library: string, analyst: string): string {
  const files = readdirSync(library, { recursive: true }) as string[]
  const found = files.map((file) => file.split(/[/\\]/)).find((path) => path[2] === 'sets' && path[3] === `${nameToFile(analyst)}.ndjson`)
  return found?.[1] ?? ''
}

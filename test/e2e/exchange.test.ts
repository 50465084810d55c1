/** Out of one library and into another, through the dialogs. */
import { readFileSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { strFromU8, unzipSync } from 'fflate'
import type { Download } from 'playwright-core'
import { articleOnDisk, type OnDisk, quoteOf } from './support/command-line'
import { describeOnHosts, type OpenWindow } from './support/describe-on-hosts'
import { eventually } from './support/eventually'
import { MARKET_TITLE, marketLibrary, newFolder } from './support/market-library'

interface Saved {
  readonly name: string
  readonly bytes: Buffer
}

interface Position {
  readonly start: number
  readonly end: number
}

const byCodePoints = (text: string, { start, end }: Position): string => [...text].slice(start, end).join('')

describeOnHosts('export and import', (launch) => {
  const folder = newFolder()
  let window: OpenWindow
  let disk: OnDisk
  const saved: Record<string, Saved> = {}

  beforeAll(async () => {
    const library = await marketLibrary(folder, 'with claims')
    window = await launch({ library })
    disk = await articleOnDisk(library, MARKET_TITLE)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const exportAs = async (format: RegExp, what: 'article' | 'library'): Promise<Saved> => {
    const { ui, page } = window
    await ui.press('Control+E')
    const dialog = ui.dialog('Export annotations')
    await dialog.appears()
    await dialog.choice(what === 'library' ? 'The whole library' : 'My annotations of this article').check()
    await dialog.choice(format).check()
    const [download] = await Promise.all([page.waitForEvent('download'), dialog.press('Export')])
    const file = { name: download.suggestedFilename(), bytes: await bytesOf(download) }
    await dialog.root.getByText(`Handed over as “${file.name}”`).waitFor()
    await dialog.close()
    return file
  }

  test('Claimlight JSON holds everything', async () => {
    saved['native'] = await exportAs(/Claimlight JSON/, 'article')
    expect(saved['native'].name).toMatch(/^Market-bell-moves-to-the-bridge.*\.json$/)
    const file = JSON.parse(saved['native'].bytes.toString('utf8')) as { offsetUnit: string; text: string; set: OnDisk['set'] }
    expect(file.offsetUnit).toBe('utf-16')
    expect(file.text).toBe(disk.text)
    expect(file.set).toEqual(disk.set)
    const spans = file.set.claims.flatMap(({ content, source, cue }) => [...content, ...source, ...cue])
    expect(spans.map(({ start, end }) => file.text.slice(start, end))).toEqual(spans.map(({ exact }) => exact))
  })

  test('W3C Web Annotation counts in code points', async () => {
    saved['w3c'] = await exportAs(/W3C Web Annotation/, 'article')
    const selectors = selectorsIn(JSON.parse(saved['w3c'].bytes.toString('utf8')))
    expect(selectors.length).toBeGreaterThanOrEqual(5)
    for (const { position, exact } of selectors) expect(byCodePoints(disk.text, position)).toBe(exact)
    expect(selectors.map(({ exact }) => exact)).toEqual(
      expect.arrayContaining(disk.set.claims.flatMap(({ content }) => content.map(({ exact }) => exact))),
    )
  })

  test('JSON Lines has a claim a line', async () => {
    saved['jsonl'] = await exportAs(/JSON Lines/, 'article')
    const lines = saved['jsonl'].bytes
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; offsetUnit?: string; claim?: OnDisk['set']['claims'][number] })
    expect(lines[0]).toMatchObject({ kind: 'set', offsetUnit: 'utf-16' })
    const claims = lines.flatMap(({ kind, claim }) => (kind === 'claim' && claim ? [claim] : []))
    expect(claims).toEqual(disk.set.claims)
  })

  test('CSV keeps formulas from being formulas', async () => {
    saved['csv'] = await exportAs(/^CSV/, 'article')
    const text = saved['csv'].bytes.toString('utf8')
    expect(text).toContain('offset_unit')
    expect(text).toContain('utf-16')
    expect(text).toContain(`'=SUM(A1:A3) is what the fee comes to`)
    for (const claim of disk.set.claims) {
      expect(text).toContain(claim.content.map(({ start, end }) => `${start}..${end}`).join(' '))
    }
  })

  test('brat counts in code points, and comes as two files in one', async () => {
    saved['brat'] = await exportAs(/brat standoff/, 'article')
    expect(saved['brat'].name).toMatch(/\.zip$/)
    checkBrat(saved['brat'], disk.set.claims.length)
  })

  test('the whole library as brat', async () => {
    const file = await exportAs(/brat standoff/, 'library')
    checkBrat(file, disk.set.claims.length)
  })

  test('a second library takes it over as it is', async () => {
    const other = newFolder()
    const first = window
    try {
      const library = await marketLibrary(other, 'without claims')
      window = await launch({ library })
      expect((await articleOnDisk(library, MARKET_TITLE)).set.claims).toEqual([])
      await importFiles([asUpload('native')])
      await reportSays(/4 claims and 1 links taken over/, /Offsets in UTF-16 code units, as the file says/)
      expect((await articleOnDisk(library, MARKET_TITLE)).set).toEqual(disk.set)
      await eventually(
        () => window.ui.article.undoButton.getAttribute('aria-label'),
        (label) => expect(label).toBe('Undo import'),
      )
      // Taken over a second time, and in another format, there is nothing to add.
      await importFiles([asUpload('jsonl')])
      await reportSays(/0 claims and 0 links taken over/, /4 were there already/)
      await importFiles([asUpload('w3c')])
      await reportSays(/0 claims and 0 links taken over/, /4 were there already/, /Unicode code points/)
      expect((await articleOnDisk(library, MARKET_TITLE)).set).toEqual(disk.set)

      await window.ui.press('Control+Z')
      await eventually(
        async () => (await articleOnDisk(library, MARKET_TITLE)).set.claims.length,
        (count) => expect(count).toBe(0),
      )
      await importFiles(bratFiles())
      await reportSays(/brat standoff: 4 claims and 1 links taken over/)
      const back = await articleOnDisk(library, MARKET_TITLE)
      expect(back.set.claims.map((claim) => [quoteOf(claim), claim.tag, claim.note, claim.evidence])).toEqual(
        disk.set.claims.map((claim) => [quoteOf(claim), claim.tag, claim.note, claim.evidence]),
      )
      await window.close()
    } finally {
      window = first
      rmSync(other, { recursive: true, force: true })
    }
  })

  test('a broken file changes nothing and says why', async () => {
    const whole = saved['native']?.bytes ?? Buffer.alloc(0)
    await importFiles([
      { name: 'cut.json', mimeType: 'application/json', buffer: whole.subarray(0, whole.length / 2) },
      { name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{"hello": "<b>world</b>"}') },
      {
        name: 'newer.json',
        mimeType: 'application/json',
        buffer: Buffer.from(whole.toString('utf8').replace(/"version": \d+/, '"version": 99')),
      },
    ])
    await reportSays(
      /“cut.json” is damaged or breaks off/,
      /“other.json” is in no format that Claimlight knows. Nothing was changed. Use Claimlight’s JSON/,
      /“newer.json” was written by a newer Claimlight \(format 99\). Nothing of it was imported; your annotations are as they were. Update/,
    )
    expect((await articleOnDisk(window.libraryDir, MARKET_TITLE)).set).toEqual(disk.set)
  })

  interface Upload {
    readonly name: string
    readonly mimeType: string
    readonly buffer: Buffer
  }

  const asUpload = (format: string): Upload => {
    const file = saved[format]
    if (!file) throw new Error(`nothing was exported as ${format}`)
    return { name: file.name, mimeType: 'application/octet-stream', buffer: file.bytes }
  }

  const bratFiles = (): readonly Upload[] =>
    Object.entries(unzipSync(saved['brat']?.bytes ?? Buffer.alloc(0)))
      .filter(([name]) => /\.(txt|ann)$/.test(name))
      .map(([name, bytes]) => ({ name: name.split('/').at(-1) ?? name, mimeType: 'text/plain', buffer: Buffer.from(bytes) }))

  async function importFiles(files: readonly Upload[]): Promise<void> {
    const { ui } = window
    await ui.chooseFiles(() => ui.press('Control+I'), [...files])
    const dialog = ui.dialog('Import annotations')
    for (const { name } of files) await dialog.root.getByText(name, { exact: true }).waitFor()
    await dialog.press('Import')
  }

  async function reportSays(...lines: readonly RegExp[]): Promise<void> {
    const report = window.ui.dialog('Import report')
    await report.appears()
    const text = (await report.root.innerText()).replaceAll(/\s+/g, ' ')
    for (const line of lines) expect(text).toMatch(line)
    await report.close()
  }

  function checkBrat(file: Saved, count: number): void {
    const files = Object.fromEntries(Object.entries(unzipSync(file.bytes)).map(([name, bytes]) => [name, strFromU8(bytes)]))
    const ann = Object.entries(files).find(([name]) => name.endsWith('.ann'))
    const text = Object.entries(files).find(([name]) => name.endsWith('.txt'))?.[1] ?? ''
    expect(text).toBe(disk.text)
    const claims = (ann?.[1] ?? '').split('\n').filter((line) => /^T\d+\tClaim /.test(line))
    expect(claims).toHaveLength(count)
    for (const line of claims) {
      const [, place = '', words] = line.split('\t')
      const parts = place
        .replace('Claim ', '')
        .split(';')
        .map((part) => part.split(' ').map(Number))
      expect(parts.map(([start = 0, end = 0]) => byCodePoints(text, { start, end })).join(' ')).toBe(words)
    }
  }
})

async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path())
}

/** Every position that stands beside a quote, wherever it is in the file. */
function selectorsIn(value: unknown): readonly { readonly position: Position; readonly exact: string }[] {
  if (Array.isArray(value)) {
    const position = value.find((one: { type?: string }) => one?.type === 'TextPositionSelector') as Position | undefined
    const quote = value.find((one: { type?: string }) => one?.type === 'TextQuoteSelector') as { exact: string } | undefined
    if (position && quote) return [{ position, exact: quote.exact }]
    return value.flatMap(selectorsIn)
  }
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(selectorsIn) : []
}

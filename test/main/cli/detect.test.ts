import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { SAMPLE_ARTICLES } from '#main/app/sample-articles'
import { LINK_KINDS } from '#annotations/model/link'
import { TAGS } from '#annotations/model/claim'
import { ruleDetector } from '#annotations/detect/rules/rule-detector'
import { cli, jsonLines, lines, newFolder } from './trial-cli'

const FIELDS = ['kind', 'source', 'cue', 'content', 'source_name', 'source_kind', 'nested_in', 'tag', 'reasons', 'confidence']

interface Row {
  readonly doc_id: unknown
  readonly attributions: readonly Record<string, unknown>[]
  readonly links: readonly Record<string, unknown>[]
}

async function detectJsonl(input: string): Promise<{ readonly code: number; readonly err: string; readonly rows: readonly Row[] }> {
  const folder = await newFolder()
  const [from, to] = [join(folder, 'in.jsonl'), join(folder, 'out.jsonl')]
  await writeFile(from, input)
  const { code, out, err } = await cli(['detect', '--jsonl', from, '--out', to])
  expect(out).toBe('')
  return { code, err, rows: jsonLines(await readFile(to, 'utf8')) as unknown as readonly Row[] }
}

describe('detect --jsonl', () => {
  const articles = [
    ...SAMPLE_ARTICLES.map(({ text }, i) => ({ doc_id: `sample-${i}`, text })),
    { doc_id: 'crlf', text: '“The bridge is safe,” said the mayor.\r\n\r\nThe engineer denied it.\r\n' },
    { doc_id: 'emoji', text: '🌉🌉 “The bridge is safe,” said the mayor.\u2028The engineer denied that.' },
    { doc_id: 'empty', text: '' },
    { doc_id: 7, text: 'x' },
  ]

  test('writes a line an article with exactly the documented fields', async () => {
    const { code, err, rows } = await detectJsonl(`${articles.map((one) => JSON.stringify(one)).join('\n')}\n`)
    expect([code, err]).toEqual([0, `${articles.length} articles\n`])
    expect(rows.map(({ doc_id }) => doc_id)).toEqual(articles.map(({ doc_id }) => doc_id))
    for (const [i, row] of rows.entries()) {
      expect(Object.keys(row)).toEqual(['doc_id', 'attributions', 'links'])
      for (const attribution of row.attributions) checkAttribution(attribution, articles[i]?.text ?? '', row.attributions.length)
      for (const link of row.links) {
        expect(Object.keys(link)).toEqual(['kind', 'from', 'to', 'reason'])
        expect(LINK_KINDS).toContain(link['kind'])
        for (const end of [link['from'], link['to']]) expect(row.attributions[Number(end)]).toBeDefined()
      }
    }
    expect(rows[0]?.attributions.length).toBeGreaterThan(5)
  })

  test('counts offsets in UTF-16 code units of the text as given, CR LF included', async () => {
    const { rows } = await detectJsonl(articles.map((one) => JSON.stringify(one)).join('\r\n'))
    for (const id of ['crlf', 'emoji']) {
      const row = rows.find(({ doc_id }) => doc_id === id)
      const text = articles.find(({ doc_id }) => doc_id === id)?.text ?? ''
      const [first] = row?.attributions ?? []
      const content = ((first?.['content'] ?? []) as number[][]).map(([start, end]) => text.slice(start, end)).join('')
      expect(content).toContain('The bridge is safe')
      expect(content).not.toMatch(/said|mayor/)
    }
  })

  test.each([
    ['not JSON', '{"doc_id": "a"', 'Line 2'],
    ['no text', '{"doc_id": "a"}', 'Line 2'],
    ['a text that is none', '{"doc_id": "a", "text": 7}', 'Line 2'],
  ])('stops at a line that is %s, and leaves what OUT held before', async (_name, bad, where) => {
    const folder = await newFolder()
    const [from, to] = [join(folder, 'in.jsonl'), join(folder, 'out.jsonl')]
    await writeFile(from, `{"doc_id":"a","text":"x"}\n${bad}\n`)
    expect(await cli(['detect', '--jsonl', from, '--out', to])).toMatchObject({ code: 1, out: '', err: expect.stringContaining(where) })
    expect(await readdir(folder)).toEqual(['in.jsonl'])
    await writeFile(to, 'before')
    expect(await cli(['detect', '--jsonl', from, '--out', to])).toMatchObject({ code: 1 })
    expect(await readFile(to, 'utf8')).toBe('before')
    expect(await readdir(folder)).toEqual(['in.jsonl', 'out.jsonl'])
  })

  test('says which file it cannot read or write', async () => {
    const folder = await newFolder()
    const input = join(folder, 'in.jsonl')
    await writeFile(input, '{"doc_id":"a","text":"x"}\n')
    const missing = await cli(['detect', '--jsonl', join(folder, 'none.jsonl'), '--out', join(folder, 'out.jsonl')])
    expect(missing).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^claimlight: “none\.jsonl” is no longer there\./) })
    await mkdir(join(folder, 'taken'))
    const unwritable = await cli(['detect', '--jsonl', input, '--out', join(folder, 'taken')])
    expect(unwritable).toMatchObject({ code: 1, err: expect.stringMatching(/“taken” could not be written/) })
    const folderAsInput = await cli(['detect', '--jsonl', join(folder, 'taken'), '--out', join(folder, 'o')])
    expect(folderAsInput).toMatchObject({ code: 1, err: expect.stringMatching(/“taken” could not be read/) })
  })
})

function checkAttribution(attribution: Record<string, unknown>, text: string, count: number): void {
  expect(Object.keys(attribution)).toEqual(FIELDS)
  const { kind, source, cue, content, tag, reasons, confidence, nested_in } = attribution
  expect(['attribution', 'own-voice']).toContain(kind)
  if (kind === 'own-voice') expect([source, cue]).toEqual([[], []])
  expect((content as unknown[]).length).toBeGreaterThan(0)
  for (const [start = -1, end = -1] of [...(source as number[][]), ...(cue as number[][]), ...(content as number[][])]) {
    expect(start >= 0 && start < end && end <= text.length).toBe(true)
  }
  expect(TAGS).toContain(tag)
  for (const reason of reasons as unknown[]) expect(typeof reason).toBe('string')
  expect(Number(confidence) >= 0 && Number(confidence) <= 1).toBe(true)
  if (nested_in !== null) expect(Number.isInteger(nested_in) && Number(nested_in) >= 0 && Number(nested_in) < count).toBe(true)
}

describe('detect FILE...', () => {
  test('prints a document a file, with the keys that apply takes; progress goes elsewhere', async () => {
    const folder = await newFolder()
    const paths = ['a.txt', 'b.md'].map((name) => join(folder, name))
    await writeFile(paths[0] ?? '', '“The bridge is safe,” said the mayor.\r\n')
    await writeFile(paths[1] ?? '', '# Bridge\n\nIt is *safe*, **the mayor** said.\n')
    const { code, out, err } = await cli(['detect', ...paths])
    expect(code).toBe(0)
    expect(lines(err)).toHaveLength(2)
    const documents = jsonLines(out)
    expect(documents.map(({ file }) => file)).toEqual(paths)
    for (const document of documents) {
      expect(Object.keys(document)).toEqual(['file', 'title', 'unit', 'length', 'detector', 'attributions', 'links'])
      expect(document['unit']).toBe('utf-16')
      for (const attribution of document['attributions'] as Record<string, unknown>[])
        expect(Object.keys(attribution)).toEqual(['key', ...FIELDS])
    }
  })

  test('goes on after a file that cannot be read, and says so with exit code 1', async () => {
    const folder = await newFolder()
    const good = join(folder, 'good.txt')
    await writeFile(good, 'The mayor said it is safe.')
    const { code, out, err } = await cli(['detect', join(folder, 'none.txt'), good])
    expect(code).toBe(1)
    expect(jsonLines(out)).toHaveLength(1)
    expect(err).toMatch(/^claimlight: “none\.txt” is no longer there\./)
  })
})

describe('without its trained model', () => {
  test.each(['missing', 'damaged'] as const)('%s: the rules stand in, which is said once', async (trouble) => {
    const folder = await newFolder()
    const paths = ['a.txt', 'b.txt'].map((name) => join(folder, name))
    for (const path of paths) await writeFile(path, 'The mayor said the bridge was safe.\n')
    const { code, out, err } = await cli(['detect', ...paths], { choose: () => ({ detector: ruleDetector, trouble }) })
    expect(code).toBe(0)
    expect(jsonLines(out).map(({ detector }) => detector)).toEqual(['rules-1', 'rules-1'])
    expect(lines(err).filter((line) => line.includes('trained detector’s file'))).toHaveLength(1)
  })

  test('with it, nothing is said', async () => {
    const folder = await newFolder()
    const path = join(folder, 'a.txt')
    await writeFile(path, 'The mayor said the bridge was safe.\n')
    const { out, err } = await cli(['detect', path])
    expect(jsonLines(out)[0]?.detector).toBe('english-1')
    expect(err).not.toContain('trained detector')
  })
})

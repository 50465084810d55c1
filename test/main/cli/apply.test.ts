import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { ruleDetector } from '#annotations/detect/rules/rule-detector'
import { FLOODGATE_SAMPLE } from '#main/app/sample-articles-floodgate'
import { parseJournal } from '#main/store/journal-format'
import { editLineSchema } from '#shared/contract/edit-schema'
import { cli, jsonLines, lines, newFolder } from './trial-cli'

const { text: TEXT } = FLOODGATE_SAMPLE
const { suggestions } = ruleDetector.detect(TEXT)
const keyOf = (at: number): string => suggestions[at]?.key ?? ''

async function library(text = TEXT): Promise<{ readonly folder: string; readonly article: string }> {
  const folder = await newFolder()
  const path = join(folder, 'floodgate.txt')
  await writeFile(path, text)
  const library = join(folder, 'library')
  const { out } = await cli(['add', '--library', library, path])
  return { folder: library, article: out.trim() }
}

const apply = (folder: string, edits: readonly (object | string)[], onOut?: (text: string) => void) =>
  cli(['apply', '--library', folder, '--analyst', 'Ana'], {
    input: edits.map((edit) => `${typeof edit === 'string' ? edit : JSON.stringify(edit)}\n`).join(''),
    ...(onOut ? { onOut } : {}),
  })

const claimsOf = async (folder: string) => {
  const { out } = await cli(['show', '--library', folder, '--json', '--analyst', 'Ana'])
  return jsonLines(out)[0] as { set: { claims: Record<string, unknown>[]; links: unknown[]; rejected: unknown[] }; seq: number }
}

describe('apply --help', () => {
  const examples = async () => (await cli(['apply', '--help'])).out.split('\n').filter((line) => line.startsWith('  {'))

  test('has an example of every edit, each on a line that can be copied', async () => {
    const known = editLineSchema.def.options.map((option) => [...(option._zod.propValues['op'] ?? [])][0])
    const shown = (await examples()).map((line) => editLineSchema.parse(JSON.parse(line)).op)
    expect(known.length).toBeGreaterThan(12)
    expect([...new Set(shown)].sort()).toEqual([...known].sort())
  })

  test('has examples that apply one after the other on a real article', async () => {
    const { folder, article } = await library()
    const edits = (await examples()).map((line) =>
      line.replaceAll('0123456789abcdef', article).replace('att:25-49:0-9:10-14', keyOf(0)).replace('att:66-68:51-58:59-65', keyOf(1)),
    )
    const { code, out, err } = await apply(folder, edits)
    expect(err).toBe('')
    expect(code).toBe(0)
    expect(lines(out)).toEqual(edits.map((_edit, i) => `saved ${i + 1}`))
  })
})

describe('apply', () => {
  test('prints `saved SEQ` only when the line is on disk', async () => {
    const { folder, article } = await library()
    const journal = join(folder, 'articles', article, 'sets', '%41na.ndjson')
    const seen: [string, number | undefined][] = []
    const edits = [1, 2, 3, 4, 5].map((i) => ({ op: 'add', article, id: `c${i}`, content: [{ start: i, end: i + 9 }] }))
    const { code } = await apply(folder, edits, (text) => seen.push([text, parseJournal(readFileSync(journal)).entries.at(-1)?.seq]))
    expect(code).toBe(0)
    expect(seen).toEqual([1, 2, 3, 4, 5].map((seq) => [`saved ${seq}\n`, seq]))
  })

  test('numbers go on where they were, and what was saved is there', async () => {
    const { folder, article } = await library()
    await apply(folder, [{ op: 'add', article, id: 'c1', content: [{ start: 0, end: 9 }] }])
    const { out } = await apply(folder, [
      { op: 'tag', article, claim: 'c1', tag: 'contested' },
      '',
      { op: 'tag', article, claim: 'c1', tag: 'contested' },
      { op: 'undo', article },
    ])
    expect(lines(out)).toEqual(['saved 2', 'unchanged 2', 'saved 3'])
    expect(await claimsOf(folder)).toMatchObject({ seq: 3, set: { claims: [{ id: 'c1', tag: null }] } })
  })

  test('accepts and rejects suggestions by their keys, and keeps them nested', async () => {
    const { folder, article } = await library()
    const inner = suggestions.findIndex(({ nestedIn }) => nestedIn !== null)
    const outer = suggestions[inner]?.nestedIn ?? 0
    expect(inner).toBeGreaterThan(0)
    const { code } = await apply(folder, [
      { op: 'accept', article, suggestion: keyOf(inner), id: 'inner' },
      { op: 'accept', article, suggestion: keyOf(outer), id: 'outer', tag: 'unverified' },
      { op: 'reject', article, suggestion: keyOf(suggestions.length - 1) },
    ])
    expect(code).toBe(0)
    const { set } = await claimsOf(folder)
    const claims = new Map(set.claims.map((claim) => [claim['id'], claim]))
    expect(claims.get('inner')).toMatchObject({ nestedIn: 'outer', tag: suggestions[inner]?.tag })
    expect(claims.get('outer')).toMatchObject({ nestedIn: null, tag: 'unverified' })
    expect(set.rejected).toHaveLength(1)
  })

  const stopping: readonly (readonly [string, object | string, RegExp])[] = [
    ['what is not JSON', '{"op":', /the line is not JSON\./],
    ['what is no object', '[1]', /the line is not a JSON object\./],
    ['an unknown edit', { op: 'tagg', article: '0'.repeat(16) }, /unknown op “tagg”; apply --help shows them\./],
    ['no edit', {}, /it has no “op”; apply --help shows them\./],
    ['a property too many', { op: 'undo', article: '0'.repeat(16), why: 'x' }, /this op does not take “why”\./],
    ['a property that is missing', { op: 'tag', claim: 'c1' }, /: tag is (missing|not one of)/],
    ['a tag that is none', { op: 'tag', claim: 'c1', tag: 'true' }, /: tag is not one of attributed, contested, unverified\./],
    ['an offset that is no number', { op: 'add', content: [{ start: '1', end: 2 }] }, /: content\[0\]\.start is not of type number\./],
    ['a negative offset', { op: 'add', content: [{ start: -1, end: 2 }] }, /: content\[0\]\.start is less than 0\./],
    ['an id with a blank', { op: 'add', id: 'a b', content: [{ start: 0, end: 2 }] }, /: id is not an id/],
    ['an article’s id that is none', { op: 'undo', article: 'x' }, /: article is not an article’s id/],
    [
      'evidence of no day',
      { op: 'evidence.add', claim: 'c1', evidence: { stance: 'context', retrieved: 'yesterday' } },
      /: evidence\.retrieved is neither empty nor a day as YYYY-MM-DD\./,
    ],
    [
      'a day that there is not',
      { op: 'evidence.edit', claim: 'c1', evidence: { id: 'e1', url: '', excerpt: '', stance: 'context', retrieved: '2025-02-29' } },
      /: evidence\.retrieved is neither empty nor a day/,
    ],
    ['an article that is not there', { op: 'undo', article: '0'.repeat(16) }, /That article is not in the library/],
    [
      'a suggestion that is not there',
      { op: 'accept', suggestion: '9-9' },
      /no suggestion has the key “9-9”; “detect FILE” prints the keys\./,
    ],
    ['a claim that is not there', { op: 'tag', claim: 'c9', tag: null }, /not there any more \(c9\)/],
    ['a claim that is there already', { op: 'add', id: 'c1', content: [{ start: 0, end: 9 }] }, /there already \(c1\)/],
    [
      'offsets outside the text',
      { op: 'add', id: 'c2', content: [{ start: 0, end: 9 }], source: [{ start: 0, end: 999_999 }] },
      new RegExp(`: source\\[0\\] 0–999999 is outside the text \\(${TEXT.length} code units\\)\\.`),
    ],
    ['offsets the wrong way round', { op: 'add', id: 'c2', content: [{ start: 9, end: 3 }] }, /: content\[0\] 9–3 ends before it starts\./],
    [
      'an empty span',
      {
        op: 'spans',
        claim: 'c1',
        part: 'cue',
        spans: [
          { start: 0, end: 3 },
          { start: 5, end: 5 },
        ],
      },
      /: spans\[1\] 5–5 is empty\./,
    ],
    ['a claim that marks nothing', { op: 'add', id: 'c2', content: [] }, /: content holds no span/],
    ['content taken away', { op: 'spans', claim: 'c1', part: 'content', spans: [] }, /: spans holds no span/],
  ]
  test.each(stopping)('stops at %s, with its line, and keeps what came before', async (_name, edit, complaint) => {
    const { folder, article } = await library()
    const add = (id: string) => ({ op: 'add', article, id, content: [{ start: 0, end: 9 }] })
    const wrong = typeof edit === 'string' ? edit : { article, ...edit }
    const { code, out, err } = await apply(folder, [add('c1'), wrong, add('c3')])
    expect(code).toBe(1)
    expect(lines(out)).toEqual(['saved 1'])
    expect(lines(err)).toHaveLength(1)
    expect(err).toMatch(/^claimlight: line 2/)
    expect(err).toMatch(complaint)
    expect((await claimsOf(folder)).set.claims.map(({ id }) => id)).toEqual(['c1'])
  })

  test('names the character that a span would cut in two', async () => {
    const { folder, article } = await library('🌉 is safe, the mayor said.\n')
    const { code, err } = await apply(folder, [{ op: 'add', article, content: [{ start: 1, end: 9 }] }])
    expect([code, err]).toEqual([1, expect.stringMatching(/: content\[0\] 1–9 starts inside a character, .+“🌉”\./)])
  })

  test('accepts a suggestion once', async () => {
    const { folder, article } = await library()
    const accept = (id: string) => ({ op: 'accept', article, suggestion: keyOf(0), id })
    const { code, err } = await apply(folder, [accept('c1'), accept('c2')])
    expect(code).toBe(1)
    expect(err).toMatch(/there already \(c1\)/)
  })

  test('takes line separators inside a note, a byte order mark, CR LF and characters cut by chunks', async () => {
    const { folder, article } = await library()
    const note = 'one\u2028two\u2029three 🌉'
    const input = `\uFEFF{"op":"add","article":"${article}","id":"c1","content":[{"start":0,"end":9}]}\r\n{"op":"note","article":"${article}","claim":"c1","note":"${note}"}`
    const bytes = Buffer.from(input)
    const chunks = Array.from({ length: Math.ceil(bytes.length / 3) }, (_, i) => bytes.subarray(i * 3, i * 3 + 3))
    const { code, out } = await cli(['apply', '--library', folder, '--analyst', 'Ana'], { input: chunks })
    expect([code, lines(out)]).toEqual([0, ['saved 1', 'saved 2']])
    expect((await claimsOf(folder)).set.claims).toMatchObject([{ note }])
  })

  test('nothing on standard input is nothing to do', async () => {
    const { folder } = await library()
    expect(await apply(folder, [])).toEqual({ code: 0, out: '', err: '' })
  })
})

import { readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { beforeEach, expect } from '@jest/globals'
import { cli, type CliRun, newFolder } from './trial-cli'

export const TEXT = 'The mayor 🌉 said the bridge was safe.\nThe engineer denied it.\n'

/** Every file of a library with what is in it, but for the index, which any command may make anew. */
export async function contentOf(root: string): Promise<ReadonlyMap<string, string>> {
  const entries = (await readdir(root, { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile() && basename(entry.parentPath) !== 'index',
  )
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort()
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(path, 'utf8')] as const)))
}

/** A folder with a library in it for each test, and what is done there. */
export function trialLibrary() {
  const at = { folder: '', library: '' }
  beforeEach(async () => {
    at.folder = await newFolder()
    at.library = join(at.folder, 'library')
  })

  async function fileWith(name: string, content: string | Uint8Array): Promise<string> {
    const path = join(at.folder, name)
    await writeFile(path, content)
    return path
  }

  const run = (command: string, ...args: readonly string[]): Promise<CliRun> => cli([command, '--library', at.library, ...args])

  /** A library with one article, on which Ana has made two claims and a link. */
  async function filled(): Promise<string> {
    const { out } = await run('add', await fileWith('bridge.txt', TEXT))
    const article = out.trim()
    const edits = [
      { op: 'add', article, id: 'c1', content: [{ start: 18, end: 37 }], source: [{ start: 0, end: 9 }], tag: 'attributed', note: '=1' },
      {
        op: 'add',
        article,
        id: 'c2',
        content: [
          { start: 4, end: 9 },
          { start: 10, end: 12 },
        ],
        tag: 'contested',
      },
      { op: 'link', article, id: 'l1', link: 'contradicts', from: 'c1', to: 'c2' },
    ]
    const applied = await cli(['apply', '--library', at.library, '--analyst', 'Ana'], {
      input: edits.map((edit) => JSON.stringify(edit)).join('\n'),
    })
    expect(applied).toMatchObject({ code: 0, err: '' })
    return article
  }

  return { at, fileWith, run, filled }
}

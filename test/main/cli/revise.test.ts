import { expect, test } from '@jest/globals'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cli as run, newFolder } from './trial-cli'

test('a revision is added and claims are brought over, each told with what became of it', async () => {
  const folder = await newFolder()
  const library = join(folder, 'library')
  const [first, second] = [join(folder, 'a.txt'), join(folder, 'b.txt')]
  const text = 'The port said that 49 people waited on the pier.\n\nNobody knew why the gate was locked.\n'
  await writeFile(first, text)
  await writeFile(second, text.replace('49', '105'))
  const id = (await run(['add', '--library', library, '--analyst', 'Ana', first])).out.trim()
  const span = { start: text.indexOf('49'), end: text.indexOf('49') + '49 people waited'.length }
  const edit = JSON.stringify({ op: 'add', article: id, id: 'c1', content: [span], tag: 'attributed' })
  await run(['apply', '--library', library, '--analyst', 'Ana'], { input: `${edit}\n` })
  const added = await run(['add', '--library', library, '--analyst', 'Ana', '--revision-of', id, second])
  expect([added.code, added.out]).toEqual([0, expect.stringMatching(/^[0-9a-f]{64}\n$/)])
  const tried = await run(['revise', '--library', library, '--analyst', 'Ana', '--dry-run', id])
  const revised = await run(['revise', '--library', library, '--analyst', 'Ana', id])
  expect(revised.out).toBe(`${id}\tc1\tchanged\t49 people waited\tnumber 49 105\twords -19 +52\n`)
  expect([tried.code, tried.out, revised.code]).toEqual([0, revised.out, 0])
  expect((await run(['revise', '--library', library, '--analyst', 'Ana', id])).err).toContain('on the newest revision already')
  expect((await run(['verify', '--library', library])).code).toBe(0)
})

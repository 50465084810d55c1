import { layoutOf, type SetPaths } from '#main/store/layout'
import { addClaim } from '#support/sample-set'
import { ID, makeBase, TEXT } from './base-library'
import { type Desk, NOW, type Outsider, Refused } from './desk'
import type { Errand } from './errand'

/** Keeps what can be read of everything that is damaged. */
async function keepAll(desk: Desk): Promise<'all'> {
  const { troubles } = await desk.call('storage.diagnose', {})
  for (const { target, canKeep } of troubles) if (target && canKeep) await desk.call('storage.keep', { target })
  const { troubles: left } = await desk.call('storage.diagnose', {})
  if (left.length > 0) throw new Refused('storage.diagnose', { code: 'library-damaged', values: {} })
  return 'all'
}

async function longSet(desk: Desk): Promise<void> {
  await makeBase(desk)
  const set = await desk.store.openSet(ID, 'Zoë')
  await set.checkpoint()
  await set.commit(addClaim(TEXT, 'z3', 12), NOW)
  await set.commit(addClaim(TEXT, 'z4', 14), NOW)
  await set.commit(addClaim(TEXT, 'z5', 16), NOW)
}

/** Turns a letter of a line, so that its checksum is wrong. */
async function spoilLine(path: string, line: number, outsider: Outsider): Promise<void> {
  const lines = (await outsider.read(path)).toString().split('\n')
  lines[line] = (lines[line] ?? '').replace('e', 'x')
  await outsider.write(path, Buffer.from(lines.join('\n')))
}

const ofSet = (name: string, spoil: (paths: SetPaths, outsider: Outsider) => Promise<void>, treasure: keyof SetPaths): Errand => ({
  name: `repairing ${name}`,
  prepare: longSet,
  spoil: (path, outsider) => spoil(layoutOf(path).set(ID, 'Zoë'), outsider),
  run: keepAll,
  treasures: async (path, outsider) => [await outsider.read(layoutOf(path).set(ID, 'Zoë')[treasure])],
})

const ofFile = (name: string, file: (path: string) => string): Errand => ({
  name: `repairing ${name}`,
  prepare: makeBase,
  spoil: (path, outsider) => outsider.write(file(path), Buffer.from('null, of nobody’s making')),
  run: keepAll,
  treasures: async (path, outsider) => [await outsider.read(file(path))],
})

export const REPAIRS: readonly Errand[] = [
  ofSet('a set with a bad line in its journal', ({ journal }, outsider) => spoilLine(journal, 2, outsider), 'journal'),
  ofSet('a set with a bad snapshot', ({ snapshot }, outsider) => outsider.write(snapshot, Buffer.alloc(64)), 'snapshot'),
  ofFile('article.json', (path) => layoutOf(path).article(ID)),
  ofFile('library.json', (path) => layoutOf(path).library),
]

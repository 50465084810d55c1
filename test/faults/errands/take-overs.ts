import { dirname, join } from 'node:path'
import { layoutOf } from '#main/store/layout'
import type { Op } from '#annotations/ops/op'
import { addClaim } from '#support/sample-set'
import { ID, makeBase, TEXT } from './base-library'
import { type Desk, NOW, type Outsider, Refused } from './desk'
import type { Errand } from './errand'

const tag = (after: 'contested' | 'attributed'): Op => ({
  label: `tag-${after}`,
  atoms: [{ kind: 'claim.tag', id: 'c1', before: null, after }],
})

const journalOf = (path: string): string => layoutOf(path).set(ID, 'Ana').journal
/** Where the journal of another computer lies until it arrives. */
const waiting = (path: string): string => join(path, 'elsewhere', 'theirs')

/** Another computer has the same edits and one more; here the journal is as both knew it. */
async function partWays(desk: Desk, outsider: Outsider, op: Op): Promise<void> {
  await makeBase(desk)
  const common = await outsider.read(journalOf(desk.path))
  await (await desk.store.openSet(ID, 'Ana')).commit(op, NOW)
  await outsider.write(waiting(desk.path), await outsider.read(journalOf(desk.path)))
  await outsider.write(journalOf(desk.path), common)
}

async function isSet(desk: Desk, test: (claim: { readonly id: string; readonly tag: string | null }) => boolean): Promise<boolean> {
  const { set, readOnly } = await desk.call('article.open', { articleId: ID })
  if (readOnly) throw new Refused('article.open', readOnly)
  return set.claims.some(test)
}

/** A sync tool puts another computer's journal in the place of ours, after an edit here that only this process knows from then on. */
const replaced = (name: string, theirs: Op, ours: Op, isOurs: (desk: Desk) => Promise<boolean>, isTheirs: typeof isOurs): Errand => ({
  name: `taking over a journal from outside, ${name}`,
  prepare: (desk, outsider) => partWays(desk, outsider, theirs),
  async run(desk, { outsider, between }) {
    if ((await isTheirs(desk)) && (await isOurs(desk))) return 'all'
    if (!(await isTheirs(desk))) {
      if (!(await isOurs(desk))) await desk.call('set.commit', { articleId: ID, op: ours })
      between()
      await outsider.write(journalOf(desk.path), await outsider.read(waiting(desk.path)))
      between()
    }
    const { merged } = await desk.call('storage.outside', { confirmed: true })
    if (merged.some(({ refused }) => refused !== null)) throw new Refused('storage.outside', { code: 'too-many-removed', values: {} })
    // Said to be kept aside: what came could not be read.
    if (merged.some(({ conflicts }) => conflicts > 0) && !(await isOurs(desk)))
      throw new Refused('storage.outside', { code: 'internal', values: {} })
    // What only the process knew that died goes with it: the file that it was in has been replaced.
    if (!(await isTheirs(desk))) throw new Refused('storage.outside', { code: 'file-vanished', values: {} })
    return 'all'
  },
})

const hasClaim =
  (id: string) =>
  (desk: Desk): Promise<boolean> =>
    isSet(desk, (claim) => claim.id === id)

const JOURNAL = replaced(
  'with edits on both sides',
  addClaim(TEXT, 'theirs', 50),
  addClaim(TEXT, 'ours', 60),
  hasClaim('ours'),
  hasClaim('theirs'),
)

const CONFLICT = replaced(
  'with both sides at one claim',
  tag('attributed'),
  tag('contested'),
  async () => true,
  (desk) => isSet(desk, (claim) => claim.tag === 'attributed'),
)

const COPY: Errand = {
  name: 'taking over a conflicted copy',
  async prepare(desk, outsider) {
    await partWays(desk, outsider, addClaim(TEXT, 'theirs', 50))
  },
  async spoil(path, outsider) {
    await outsider.write(join(dirname(journalOf(path)), '%41na (1).ndjson'), await outsider.read(waiting(path)))
    await outsider.removeAll(waiting(path))
  },
  async run(desk) {
    const { copies } = await desk.call('storage.copies', {})
    for (const { file } of copies) await desk.call('storage.merge-copy', { file, confirmed: false })
    if (!(await hasClaim('theirs')(desk))) throw new Refused('storage.copies', { code: 'file-vanished', values: {} })
    return 'all'
  },
  treasures: async (path, outsider) => [await outsider.read(join(dirname(journalOf(path)), '%41na (1).ndjson'))],
}

export const TAKE_OVERS: readonly Errand[] = [JOURNAL, CONFLICT, COPY]

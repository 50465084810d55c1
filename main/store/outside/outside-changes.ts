import { join } from 'node:path'
import { claimsRemoved, differenceAtoms } from '#annotations/ops/difference'
import { mergeOps } from '#annotations/ops/merge-ops'
import type { Op } from '#annotations/ops/op'
import { type Failure, FailureError } from '#shared/failures'
import { readArticle } from '../amendments'
import { articleIds } from '../backup/library-files'
import { SET_KINDS } from '../layout'
import type { CareHost, OpenSet } from '../care-host'
import { isMissing, readFailure, writeFailure } from '../fs-failure'
import { isTooMuch } from '#annotations/ops/removal-limit'
import { quarantine } from '../repair/quarantine'
import { goneIn, opsApart, refusalOf, unknownTo } from './apart'
import { type ConflictedCopy, findCopies, type FoundCopies, opsOfCopy } from './conflicted-copy'

/** What became of one set that another program had written. */
export interface Merged {
  readonly articleId: string
  readonly analyst: string
  /** Edits made here that the other program had not, and that are in the set again; or edits brought in from a copy. */
  readonly brought: number
  /** Edits that could not be: both sides changed the same thing. They are kept in the quarantine. */
  readonly conflicts: number
  /** Folder in the quarantine; empty where nothing had to be put there. */
  readonly kept: string
  /** Nothing was done: more than a fifth of the claims would go. `quotes` are of those, in text order. */
  readonly refused: { readonly count: number; readonly of: number; readonly quotes: readonly string[] } | null
}

/** What sync tools, git and other programs did to the files while the library was open, brought together by the edits of both sides. */
export class OutsideChanges {
  readonly #host: CareHost

  constructor(host: CareHost) {
    this.#host = host
  }

  /**
   * Looks at every set that is open and brings together what was changed. Articles that came from outside are listed from now on.
   * @param confirmed that a set may lose more than a fifth of its claims by it
   * @param keepOurs where it would, the set stays as it is here instead; what the other program wrote is one undo back
   */
  async check(confirmed: boolean, keepOurs = false): Promise<{ readonly merged: readonly Merged[]; readonly newArticles: number }> {
    const merged: Merged[] = []
    for (const open of await this.#host.openSets()) {
      // A colleague's set is only read: see colleagues.ts.
      if (this.#host.isOurs(open.analyst) && (await open.set.changedOutside()))
        merged.push(await this.#bringTogether(open, confirmed, keepOurs))
    }
    const newArticles = await this.#newArticles()
    return { merged, newArticles }
  }

  /** One that is not there in full yet is left for later. */
  async #newArticles(): Promise<number> {
    const { ports, layout } = this.#host
    let found = 0
    for (const id of await articleIds(ports.fs, layout).catch(() => [])) {
      if (this.#host.article(id) || !(await readArticle(ports, layout, id).catch(() => null))) continue
      await this.#host.reload(id)
      if (this.#host.article(id)) found++
    }
    return found
  }

  /** Copies that sync tools left beside the sets. Reads every set file; for a screen that was asked for. */
  async copies(): Promise<FoundCopies> {
    const { ports, layout } = this.#host
    const copies: ConflictedCopy[] = []
    const unreadable: Failure[] = []
    for (const { article } of this.#host.articles()) {
      for (const kind of SET_KINDS) {
        const found = await findCopies(ports.fs, layout, article.id, kind)
        copies.push(...found.copies)
        unreadable.push(...found.unreadable)
      }
    }
    // Those of a colleague who works elsewhere are theirs to merge.
    const refused = new Map<string, boolean>()
    for (const { analyst } of copies)
      if (!refused.has(analyst)) refused.set(analyst, !this.#host.readOnly && (await this.#host.refusal(analyst)) !== null)
    return { copies: copies.filter(({ analyst }) => refused.get(analyst) !== true), unreadable }
  }

  /**
   * Brings what a copy has into the set it is a copy of, as one edit; then the copy goes to the quarantine.
   * @throws FailureError file-vanished, library-damaged where it cannot be read, too-many-removed, and as `SetStore.commit`; the copy is where it was then
   */
  async mergeCopy(file: string, confirmed: boolean): Promise<Merged> {
    const { copies, unreadable } = await this.copies()
    const copy = copies.find((one) => one.file === file)
    const failure = copy ? null : unreadable.find(({ values }) => values.file === file)
    if (failure) throw new FailureError(failure.code, failure.values)
    if (!copy) throw new FailureError('file-vanished', { name: file })
    const { articleId, analyst, kind } = copy
    const set = await this.#host.openSet(articleId, analyst, kind)
    const ops = opsOfCopy(copy, await set.edits(), set.set)
    const { atoms, conflicts } = mergeOps(set.set, ops)
    const of = set.set.claims.size
    const count = claimsRemoved(atoms)
    if (isTooMuch(count, of) && !confirmed) throw new FailureError('too-many-removed', { count: String(count), of: String(of) })
    if (atoms.length > 0) await set.commit({ label: 'merge', atoms }, this.#host.ports.now())
    const path = join(this.#host.layout.root, ...file.split('/'))
    const kept = await this.#keep([path], conflicts)
    await this.#host.ports.fs.remove(path).catch((error: unknown) => {
      if (!isMissing(error)) throw writeFailure(error)
    })
    return { articleId, analyst, brought: ops.length - conflicts.length, conflicts: conflicts.length, kept, refused: null }
  }

  /** Takes what is on disk now, then the edits made here since both sides were the same. */
  async #bringTogether(open: OpenSet, confirmed: boolean, keepOurs: boolean): Promise<Merged> {
    const { articleId, analyst, kind, set: mine } = open
    const before = mine.set
    const of = before.claims.size
    const recent = [...mine.recentOps()].toSorted(([a], [b]) => a - b)
    const files = await mine.filesChanged()
    const report = { articleId, analyst, brought: 0, conflicts: 0, kept: '', refused: null }
    const apart = files.snapshot ? null : await opsApart(this.#host, open)
    if (apart) {
      // The snapshot is ours and goes beyond where the other journal went its own way: theirs is what comes on top.
      const lost = goneIn(mergeOps(before, apart).set, before)
      if (isTooMuch(lost.length, of) && !confirmed && !keepOurs) return { ...report, refused: refusalOf(lost, of) }
      await this.#setAside(open, apart)
    }
    await this.#host.forget(articleId, analyst, kind)
    const theirs = await this.#host.openSet(articleId, analyst, kind)
    // Damaged by the other program: to be repaired; what was done here is kept for that.
    if (theirs.failure) {
      const ops = recent.map(([, op]) => op)
      return { ...report, conflicts: ops.length, kept: await this.#keep([], ops) }
    }
    const extras = apart
      ? [...recent.filter(([seq]) => seq > theirs.seq).map(([, op]) => op), ...(keepOurs ? [] : apart)]
      : await unknownTo(theirs, recent, files)
    const { set, atoms, conflicts } = mergeOps(theirs.set, extras)
    const gone = goneIn(set, before)
    if (isTooMuch(gone.length, of) && keepOurs) {
      await theirs.commit({ label: 'merge', atoms: differenceAtoms(theirs.set, before) }, this.#host.ports.now())
      return { ...report, brought: gone.length }
    }
    if (isTooMuch(gone.length, of) && !confirmed) {
      await this.#host.hold(open)
      return { ...report, refused: refusalOf(gone, of) }
    }
    if (atoms.length > 0) await theirs.commit({ label: 'merge', atoms }, this.#host.ports.now())
    // What was given up knowingly is not lost either.
    const givenUp: Op[] = isTooMuch(gone.length, of) ? [{ label: 'merge', atoms: gone.map((claim) => ({ kind: 'claim.add', claim })) }] : []
    const aside = [...conflicts, ...givenUp]
    const kept = aside.length > 0 ? await this.#keep([], aside) : ''
    return { ...report, brought: extras.length - conflicts.length, conflicts: conflicts.length, kept }
  }

  /** Takes another computer's journal out of the way of our history; it is in the quarantine. */
  async #setAside({ articleId, analyst, kind }: OpenSet, ops: readonly Op[]): Promise<void> {
    const { ports, layout } = this.#host
    const { journal } = layout.set(articleId, analyst, kind)
    await this.#keep([journal], ops)
    await ports.fs.remove(journal).catch((error: unknown) => {
      if (!isMissing(error)) throw writeFailure(error)
    })
  }

  async #keep(paths: readonly string[], ops: readonly Op[]): Promise<string> {
    const extra = ops.length > 0 ? { 'edits-not-merged.json': `${JSON.stringify(ops, null, 1)}\n` } : {}
    try {
      return await quarantine(this.#host.ports, this.#host.layout, paths, extra)
    } catch (error) {
      throw readFailure(error, 'quarantine')
    }
  }
}

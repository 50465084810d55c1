import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { type AnnotationSet, emptySet, setToData } from '#annotations/model/annotation-set'
import { applyOp } from '#annotations/ops/apply'
import { invertOp } from '#annotations/ops/invert'
import type { Op } from '#annotations/ops/op'
import { nodeFs } from '#main/store/node-fs'
import { openLibrary } from '#main/store/open-library'
import type { LibraryStore, SetStore } from '#main/store/library-store'
import { FaultFs } from '#support/fault-fs'
import { addClaim, sampleArticle } from '#support/sample-set'
import { scratchFolder } from '#support/scratch-folder'
import { FakeMachine } from '#support/store-ports'

const TEXT = 'A text that is long enough to hold some claims, all of them sound.\n'
const ARTICLE = sampleArticle(TEXT)
const AT = '2026-01-02T03:04:05.000Z'

/** What an analyst does; `close` and `crash` are followed by opening again. */
type Step = 'add' | 'tag' | 'remove' | 'undo' | 'redo' | 'checkpoint' | 'close' | 'crash' | 'together'

/** The same in memory, with history as two plain arrays of ops. */
class Model {
  set: AnnotationSet = emptySet(ARTICLE.id, ARTICLE.revisions[0]?.sha256 ?? '', 'Ana')
  undo: Op[] = []
  redo: Op[] = []

  commit(op: Op): void {
    this.#apply(op)
    this.undo.push(op)
    this.redo = []
  }

  back(): void {
    const op = this.undo.pop()
    if (!op) return
    this.#apply(invertOp(op))
    this.redo.push(op)
  }

  forth(): void {
    const op = this.redo.pop()
    if (!op) return
    this.#apply(op)
    this.undo.push(op)
  }

  #apply(op: Op): void {
    const applied = applyOp(this.set, op)
    if (applied.kind === 'conflict') throw new Error(`the model does not take ${JSON.stringify(op)}`)
    this.set = applied.set
  }
}

function tagOp(set: AnnotationSet): Op | null {
  const claim = setToData(set).claims[0]
  if (!claim) return null
  const after = claim.tag === 'contested' ? null : 'contested'
  return { label: after ? 'tag-contested' : 'untag', atoms: [{ kind: 'claim.tag', id: claim.id, before: claim.tag, after }] }
}

function removeOp(set: AnnotationSet): Op | null {
  const claim = setToData(set).claims.at(-1)
  return claim ? { label: 'delete-claim', atoms: [{ kind: 'claim.remove', claim }] } : null
}

async function run(steps: readonly Step[]): Promise<void> {
  const machine = new FakeMachine()
  const path = join(await scratchFolder('memory'), 'library')
  let files = new FaultFs(nodeFs, () => 'pass')
  const open = async (): Promise<{ readonly library: LibraryStore; readonly set: SetStore }> => {
    files = new FaultFs(nodeFs, () => 'pass')
    const library = await openLibrary(path, { ...machine.start(files.port), analyst: 'Ana' })
    await library.addArticle(ARTICLE, TEXT, { detector: '', count: 0 })
    const set = await library.openSet(ARTICLE.id, 'Ana')
    expect(set.readOnly).toBeNull()
    return { library, set }
  }
  const model = new Model()
  let { library, set } = await open()
  const commit = async (op: Op | null): Promise<void> => {
    if (!op) return
    await set.commit(op, AT)
    model.commit(op)
  }
  let id = 0
  for (const step of steps) {
    if (step === 'add') await commit(addClaim(TEXT, `c${++id}`, id % 40))
    else if (step === 'tag') await commit(tagOp(model.set))
    else if (step === 'remove') await commit(removeOp(model.set))
    else if (step === 'checkpoint') await set.checkpoint()
    else if (step === 'undo' || step === 'redo') {
      const possible = step === 'undo' ? model.undo.length > 0 : model.redo.length > 0
      const done = step === 'undo' ? set.undo(AT) : set.redo(AT)
      if (possible) await done
      else await expect(done).rejects.toMatchObject({ code: 'nothing-to-undo' })
      if (step === 'undo') model.back()
      else model.forth()
    } else if (step === 'together') {
      const ops = [addClaim(TEXT, `c${++id}`, 1), addClaim(TEXT, `c${++id}`, 2)] as const
      await Promise.all([set.commit(ops[0], AT), set.commit(ops[1], AT), set.undo(AT), set.checkpoint(), set.undo(AT), set.redo(AT)])
      ops.forEach((op) => model.commit(op))
      model.back()
      model.back()
      model.forth()
    } else {
      if (step === 'close') await library.close()
      await files.bury()
      machine.killAll()
      ;({ library, set } = await open())
    }
    expect(setToData(set.set)).toEqual(setToData(model.set))
    expect(set.history).toEqual({ undo: model.undo.at(-1)?.label ?? null, redo: model.redo.at(-1)?.label ?? null })
  }
  expect(await library.verify()).toEqual([])
  await library.close()
  await rm(join(path, '..'), { recursive: true })
}

test('any sequence of edits, undos, snapshots, restarts and crashes is what it is in memory', async () => {
  const step = fc.constantFrom<Step>(
    'add',
    'add',
    'add',
    'tag',
    'remove',
    'undo',
    'undo',
    'undo',
    'redo',
    'checkpoint',
    'close',
    'crash',
    'together',
  )
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40 }), run), { numRuns: 60 })
}, 120_000)

test('undo goes back to the beginning over many snapshots and restarts, and redo all the way forth', async () => {
  const steps = Array.from({ length: 20 }, (_, i): Step[] => ['add', i % 2 === 0 ? 'checkpoint' : 'close', 'tag'])
  await run([
    ...steps.flat(),
    ...Array.from({ length: 41 }, (): Step => 'undo'),
    'close',
    ...Array.from({ length: 41 }, (): Step => 'redo'),
  ])
}, 60_000)

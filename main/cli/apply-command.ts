import type { Readable } from 'node:stream'
import type { Detection, Detector } from '#annotations/detect/detector'
import { setFromData, type AnnotationSet } from '#annotations/model/annotation-set'
import { applyOp } from '#annotations/ops/apply'
import type { Op } from '#annotations/ops/op'
import { planEdit } from '#annotations/ops/plan-edit'
import { type EditLine, editLineSchema } from '#shared/contract/edit-schema'
import { FailureError } from '#shared/failures'
import type { App } from '../app/app'
import { toFailure } from '../app/failure'
import { formComplaint, spansComplaint } from './edit-complaint'
import { editOfLine } from './edit-of-line'
import { call } from './call'
import { RemovalCount } from './removal-count'
import { type Output, writeFailure } from './output'
import { readLines } from './read-lines'

interface OpenSet {
  readonly text: string
  readonly detect: () => Detection
  set: AnnotationSet
  seq: number
}

/**
 * Reads edits from `input`, a JSON object a line, and prints `saved SEQ` for each once it is on disk. An edit that asks for what is already so
 * prints `unchanged SEQ`. It stops at the first line that cannot be applied: exit code 1, everything printed before is saved.
 */
export async function applyCommand(
  app: App,
  input: Readable,
  output: Output,
  newId: () => string,
  detector: () => Detector,
  confirmed: boolean,
): Promise<number> {
  const open = new Map<string, OpenSet>()
  const removal = new RemovalCount(confirmed)
  let number = 0
  for await (const line of readLines(input)) {
    number++
    if (line.trim() === '') continue
    try {
      output.out(`${await applyLine(app, open, line, newId, detector, removal)}\n`)
    } catch (error) {
      writeFailure(output, toFailure(error, 'apply'), `line ${number}: `)
      return 1
    }
  }
  return 0
}

async function applyLine(
  app: App,
  open: Map<string, OpenSet>,
  line: string,
  newId: () => string,
  detector: () => Detector,
  removal: RemovalCount,
): Promise<string> {
  const edit = parseLine(line)
  const at = await openSet(app, open, edit.article, detector)
  const articleId = edit.article
  if (edit.op === 'undo' || edit.op === 'redo') {
    const { op, committed } = await call(app, edit.op === 'undo' ? 'set.undo' : 'set.redo', { articleId })
    follow(at, op, committed.seq)
    return `saved ${committed.seq}`
  }
  const misplaced = spansComplaint(edit, at.text)
  if (misplaced !== null) throw new FailureError('bad-edit', { where: misplaced })
  const planned = planEdit(at.set, at.text, editOfLine(edit, at, newId), new Date().toISOString())
  if (planned.kind === 'conflict') throw new FailureError('op-conflict', { reason: planned.reason, id: planned.id })
  if (planned.kind === 'unchanged') return `unchanged ${at.seq}`
  removal.count(at.set, planned.op)
  const { seq } = await call(app, 'set.commit', { articleId, op: planned.op, confirmed: removal.confirmed })
  follow(at, planned.op, seq)
  return `saved ${seq}`
}

function follow(at: OpenSet, op: Op, seq: number): void {
  const applied = applyOp(at.set, op)
  if (applied.kind === 'conflict') throw new FailureError('op-conflict', { reason: applied.reason, id: applied.id })
  at.set = applied.set
  at.seq = seq
}

async function openSet(app: App, open: Map<string, OpenSet>, articleId: string, detector: () => Detector): Promise<OpenSet> {
  const there = open.get(articleId)
  if (there) return there
  const { text, set, seq } = await call(app, 'article.open', { articleId })
  let detection: Detection | null = null
  const opened = { text, detect: () => (detection ??= detector().detect(text)), set: setFromData(set), seq }
  open.set(articleId, opened)
  return opened
}

function parseLine(line: string): EditLine {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw new FailureError('bad-edit', { where: 'the line is not JSON' })
  }
  const parsed = editLineSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new FailureError('bad-edit', { where: formComplaint(value, parsed.error.issues[0]) })
}

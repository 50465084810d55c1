/**
 * What the store bench times, bundled for Node. Each function is one side of a comparison; the runner interleaves them.
 * node:sqlite and better-sqlite3 are taken where they are there.
 */
import { writeSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { sampleArticle, sampleClaim } from '#support/sample-set'
import { openLibrary } from '#main/store/open-library'
import { nodeStorePorts } from '#main/store/node-store-ports'

const AT = '2026-01-02T03:04:05.000Z'

/** Of the line that adding one claim makes in the journal. */
const LINE_BYTES = 489

export interface Timed {
  /** One edit on disk; milliseconds. */
  edit(): Promise<number>
  close(): Promise<void>
}

function textOf(count: number): string {
  return Array.from({ length: count }, (_, i) => `Sentence ${i} says that something happened in town.`).join(' ')
}

async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const newClaim = (text: string, id: string, at: number): ReturnType<typeof sampleClaim> => sampleClaim(text, id, at, at + 40)

/** Makes a library with one set of so many claims and closes it: what is timed later opens it again. */
export async function fillLibrary(path: string, count: number): Promise<{ readonly articleId: string; readonly length: number }> {
  const text = textOf(count)
  const article = sampleArticle(text)
  const library = await openLibrary(path, { ...nodeStorePorts(), analyst: 'A' })
  await library.addArticle(article, text, { detector: '', count: 0 })
  const set = await library.openSet(article.id, 'A')
  const step = 2000
  for (let from = 0; from < count; from += step) {
    const atoms = []
    for (let i = from; i < Math.min(count, from + step); i++)
      atoms.push({ kind: 'claim.add', claim: newClaim(text, `c${i}`, i * 40) } as const)
    await set.commit({ label: 'import', atoms }, AT)
  }
  await library.close()
  return { articleId: article.id, length: text.length }
}

export async function claimlight(path: string, articleId: string, count: number): Promise<Timed> {
  const text = textOf(count)
  const library = await openLibrary(path, { ...nodeStorePorts(), analyst: 'A' })
  const set = await library.openSet(articleId, 'A')
  let next = set.seq
  return {
    edit: () => {
      const id = `e${next++}`
      return timed(() => set.commit({ label: 'add-claim', atoms: [{ kind: 'claim.add', claim: newClaim(text, id, 0) }] }, AT))
    },
    close: () => library.close(),
  }
}

/** The floor: as many bytes as one edit has, appended by the same two system calls as the store makes, and nothing else. */
export async function bareFlush(folder: string): Promise<Timed> {
  const line = Buffer.alloc(LINE_BYTES, 120)
  await mkdir(folder, { recursive: true })
  const file = await open(join(folder, 'bare'), 'w')
  let at = 0
  return {
    edit: () =>
      timed(async () => {
        writeSync(file.fd, line, 0, line.length, at)
        await file.datasync()
        at += line.length
      }),
    close: () => file.close(),
  }
}

export async function lowdb(folder: string, count: number): Promise<Timed> {
  const { JSONFilePreset } = await import('lowdb/node')
  await mkdir(folder, { recursive: true })
  const text = textOf(count)
  const claims = Array.from({ length: count }, (_, i) => newClaim(text, `c${i}`, i * 40))
  const db = await JSONFilePreset(join(folder, 'db.json'), { claims })
  await db.write()
  let next = count
  return {
    edit: () => {
      db.data.claims.push(newClaim(text, `e${next++}`, 0))
      return timed(() => db.write())
    },
    close: async () => {},
  }
}

interface Sql {
  exec(sql: string): unknown
  prepare(sql: string): { run(...values: unknown[]): unknown; all(): unknown[] }
  close(): void
}

/** SQLite with WAL and synchronous FULL, one row a claim. Null where this Node has no node:sqlite. */
export async function sqlite(folder: string, count: number): Promise<Timed | null> {
  const db = await openSql(folder)
  if (!db) return null
  const text = textOf(count)
  db.exec('pragma journal_mode=wal; pragma synchronous=full; create table claims (id text primary key, start int, json text)')
  const insert = db.prepare('insert into claims values (?, ?, ?)')
  db.exec('begin')
  for (let i = 0; i < count; i++) insert.run(`c${i}`, i * 40, JSON.stringify(newClaim(text, `c${i}`, i * 40)))
  db.exec('commit')
  let next = count
  return {
    edit: () => {
      const claim = newClaim(text, `e${next++}`, 0)
      return timed(() => insert.run(claim.id, 0, JSON.stringify(claim)))
    },
    close: async () => db.close(),
  }
}

async function openSql(folder: string): Promise<Sql | null> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'claims.sqlite')
  for (const name of ['better-sqlite3', 'node:sqlite']) {
    try {
      const found = (await import(/* @vite-ignore */ name)) as Record<string, new (path: string) => Sql>
      const Database = found['DatabaseSync'] ?? found['default']
      if (Database) return new Database(path)
    } catch {
      continue
    }
  }
  return null
}

/** From nothing in memory to a set that can be edited, each of its claims an object; milliseconds. */
export async function reopenClaimlight(path: string, articleId: string): Promise<number> {
  const library = await openLibrary(path, { ...nodeStorePorts(), analyst: 'A' })
  const took = await timed(async () => Array.from((await library.openSet(articleId, 'A')).set.claims.values()).length)
  await library.close()
  return took
}

export async function reopenLowdb(folder: string): Promise<number> {
  const { JSONFilePreset } = await import('lowdb/node')
  return timed(() => JSONFilePreset(join(folder, 'db.json'), { claims: [] }))
}

export async function reopenSqlite(folder: string): Promise<number | null> {
  const db = await openSql(folder)
  if (!db) return null
  const took = await timed(() =>
    db
      .prepare('select json from claims order by start')
      .all()
      .map((row) => JSON.parse((row as { json: string }).json)),
  )
  db.close()
  return took
}

/**
 * A process that commits until it is killed: `node commit-loop.js LIBRARY REPORT`. After each commit that was acknowledged it
 * writes the sequence number to REPORT, a file of its own, and makes a snapshot now and then.
 */
import { openSync, writeSync } from 'node:fs'
import { nodeStorePorts } from '#main/store/node-store-ports'
import { openLibrary } from '#main/store/open-library'
import { addClaim, sampleArticle } from './sample-set'

export const LOOP_TEXT = 'A text that is edited until the process ends.\n'

async function commitForEver(path: string, report: number): Promise<void> {
  const library = await openLibrary(path, { ...nodeStorePorts(), analyst: 'Ana' })
  if (library.readOnly) throw new Error(JSON.stringify(library.readOnly))
  const article = sampleArticle(LOOP_TEXT)
  await library.addArticle(article, LOOP_TEXT, { detector: '', count: 0 })
  const set = await library.openSet(article.id, 'Ana')
  for (let i = set.seq + 1; ; i++) {
    const at = new Date(0).toISOString()
    const { seq } = await set.commit(addClaim(LOOP_TEXT, `c${i}`), at)
    writeSync(report, `${seq}\n`)
    if (i % 7 === 0) await set.checkpoint()
  }
}

const [path, report] = process.argv.slice(2)
// Only when run as a program: the test imports the text above.
if (path !== undefined && report !== undefined && process.argv[1]?.includes('commit-loop') === true) {
  void commitForEver(path, openSync(report, 'a'))
}

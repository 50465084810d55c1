import { readFileSync } from 'node:fs'
import { readCorpus, type GoldDocument } from '#eval/corpus'
import { addDocument, measuresOf, newTally } from '#eval/measures/measure'
import type { MeasuredAttribution } from '#eval/measures/role-labels'
import { splitParagraphs } from '#annotations/detect/reading/paragraphs'
import { paragraphRoles } from '#annotations/detect/reading/boilerplate'
import { readPassage, spanOf, type Passage } from '#annotations/detect/reading/passage'
import { findStatements, NO_CARRY, type Carry } from '#annotations/detect/rules/statements'
import { labelledPassage, LABELS } from '#annotations/detect/linking/labelled-passage'
import { linkReading, type LinkReading } from '#annotations/detect/linking/link-reading'
import { findCueEvents } from '#annotations/detect/linking/cue-events'
import { chooseSpans } from '#annotations/detect/linking/choose-spans'
import { FeatureParts } from '#annotations/detect/linking/feature-parts'
import { trainSpans, type Sample } from './train-spans'

interface Proto { id: string; s: number[]; e: number[]; lab: number[]; mar: number[] }
const loadProto = (f: string): Map<string, Proto> => new Map(readFileSync(f, 'utf8').split('\n').map((l) => JSON.parse(l) as Proto).map((p) => [p.id, p]))
function post(passage: Passage, p: Proto): Float32Array {
  const out = new Float32Array(passage.tokens.length * LABELS)
  let lo = 0
  passage.tokens.forEach((t, i) => {
    while (lo < p.s.length && (p.e[lo] ?? 0) <= t.start) lo++
    for (let y = 0; y < LABELS; y++) out[i * LABELS + y] = p.mar[lo * LABELS + y] ?? (y === 0 ? 1 : 0)
  })
  return out
}
function readings(doc: GoldDocument, p: Proto, all = false): LinkReading[] {
  const paragraphs = splitParagraphs(doc.text)
  const roles = paragraphRoles(doc.text, paragraphs)
  let carry: Carry = NO_CARRY
  return paragraphs.flatMap((span, k) => {
    if (!all && roles[k] !== 'body') return []
    const passage = readPassage(doc.text, span)
    const st = findStatements(passage, k, carry)
    carry = st.carry
    return [linkReading(labelledPassage(passage, post(passage, p)), st.drafts)]
  })
}
const t0 = Date.now()
const train = readCorpus('../shared/detection', 'train')
const dev = readCorpus('../shared/detection', 'dev')
const pt = loadProto('/tmp/hl/proto-train.jsonl'), pd = loadProto('/tmp/hl/proto-dev.jsonl')
const samples: Sample[] = train.flatMap((d) => readings(d, pt.get(d.id)!, true).map((reading) => ({ reading, gold: d.attributions })))
const devR = dev.map((d) => readings(d, pd.get(d.id)!, process.argv.includes('--all')))
console.log('prep', Date.now() - t0)
let seed = 1
const random = () => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return seed / 2 ** 32 }
const BITS = 18
const weights = trainSpans(samples, BITS, 4, random)
console.log('trained', Date.now() - t0)
function score(name: string, predict: (d: GoldDocument, i: number) => MeasuredAttribution[]) {
  const t = newTally()
  dev.forEach((d, i) => addDocument(t, d.text, d.attributions, predict(d, i)))
  const m = measuresOf(t)
  console.log(name.padEnd(14), 'micro', m.tokenMicro.f1, `(${m.tokenMicro.precision}/${m.tokenMicro.recall})`, 'exact c/s/q', m.exact.content.f1, m.exact.source.f1, m.exact.cue.f1, 'half', m.contentHalf.f1, 'whole', m.whole.f1, 'cue', m.cueRight, 'head', m.headRight, 'pred', m.predicted)
}
const parts = new FeatureParts(BITS)
const c0 = process.cpuUsage()
const chosen = devR.map((rs) => rs.flatMap((reading) => findCueEvents(reading).map((event) => ({ reading, c: chooseSpans(reading, event, weights, parts) }))))
const cu = process.cpuUsage(c0); console.log('decode cpu ms', (cu.user + cu.system) / 1000)
for (const thr of [0.3, 0.4, 0.5, 0.6]) {
  score('mass>' + thr, (_, i) => (chosen[i] ?? []).filter(({ c }) => c.event.mass > thr && (c.left || c.right)).map(({ reading, c }) => {
    const sp = (r: { first: number; end: number } | null) => { if (!r) return []; const s = spanOf(reading.passage, r); return [[s.start, s.end] as const] }
    return { source: sp(c.source), cue: sp(c.cue), content: [...sp(c.left), ...sp(c.right)] }
  }).sort((a, b) => (a.content[0]?.[0] ?? 0) - (b.content[0]?.[0] ?? 0)))
}

import { Columns } from './columns'
import { featureOf, join } from './hash'
import { beginsRun, endsRun, roleIndexOf } from './label-set'
import { KIND_COMMA, KIND_STOP, PAD, type Observed } from './observed'
import type { RuleView } from './rule-view'
import type { SentenceView } from './sentence-view'
import { NONE, surroundingsOf, type Surroundings } from './surroundings'
import { findWord, type WordTable } from './word-table'

/** Features of the tokens of one passage: `width` numbers of 32 bits a token, in the order of the templates. */
export interface Features {
  readonly width: number
  readonly values: Int32Array
  /** The class of the edge between each token and the one before it, below `EDGE_CLASSES`. */
  readonly edges: Uint8Array
}

/** Counts up with every change of what a feature means, so that weights are never read with other features than they were trained with. */
export const TEMPLATES_VERSION = 2

/** Templates a token. */
export const WIDTH = 79

export const EDGE_CLASSES = 24

/** Distances in steps: exact up to 3, then to 6, to 12, farther; 7 for none. */
function near(distance: number): number {
  if (distance <= 3) return distance
  return distance <= 6 ? 4 : distance <= 12 ? 5 : 6
}

const FAR = 7

/** What the templates look at: for each token by itself (padded), and around it. */
interface Sight {
  readonly seen: Observed
  readonly rules: RuleView
  readonly sentences: SentenceView
  readonly around: Surroundings
  /** What the word table says, padded. */
  readonly cue: Uint8Array
  readonly source: Uint8Array
  readonly cluster: Uint8Array
  readonly coarse: Uint8Array
}

export function extractFeatures(seen: Observed, rules: RuleView, sentences: SentenceView, words: WordTable): Features {
  const { count, word } = seen
  const size = count + 2 * PAD
  const columns = new Columns(count * WIDTH * 4 + size * 4)
  const values = columns.int32(count * WIDTH)
  const cue = columns.uint8(size)
  const source = columns.uint8(size)
  const cluster = columns.uint8(size)
  const coarse = columns.uint8(size)
  for (let at = PAD; at < PAD + count; at++) {
    const entry = findWord(words, word[at] ?? 0)
    if (entry < 0) continue
    cue[at] = words.cue[entry] ?? 0
    source[at] = words.source[entry] ?? 0
    cluster[at] = words.cluster[entry] ?? 0
    coarse[at] = words.coarse[entry] ?? 0
  }
  const sight: Sight = { seen, rules, sentences, around: surroundingsOf(seen, cue, rules), cue, source, cluster, coarse }
  // One loop a group of templates: in one for all, the engine would call `join` instead of writing it out.
  let offset = writeWords(sight, values, 0)
  offset = writeWordKinds(sight, values, offset)
  offset = writeClusters(sight, values, offset)
  offset = writeSentences(sight, values, offset)
  offset = writeCues(sight, values, offset)
  offset = writeMarks(sight, values, offset)
  offset = writeRuleWords(sight, values, offset)
  writeRuleRuns(sight, values, offset)
  spread(values)
  return { width: WIDTH, values, edges: edgeClasses(seen, rules) }
}

/** Each writes its templates of every token from `offset` on and returns where the next ones stand. */
function writeWords({ seen: { count, word, prefix, suffix, shortSuffix } }: Sight, values: Int32Array, offset: number): number {
  for (let i = 0; i < count; i++) {
    const at = PAD + i
    let o = i * WIDTH + offset
    const w = word[at] ?? 0
    const w1 = word[at - 1] ?? 0
    const w2 = word[at - 2] ?? 0
    const v1 = word[at + 1] ?? 0
    const v2 = word[at + 2] ?? 0
    values[o++] = 0
    values[o++] = w
    values[o++] = w1
    values[o++] = v1
    values[o++] = w2
    values[o++] = v2
    values[o++] = join(w1, w)
    values[o++] = join(w, v1)
    values[o++] = join(w2, w1)
    values[o++] = join(v1, v2)
    values[o++] = join(w1, v1)
    values[o++] = suffix[at] ?? 0
    values[o++] = shortSuffix[at] ?? 0
    values[o++] = prefix[at] ?? 0
    values[o++] = join(suffix[at - 1] ?? 0, suffix[at] ?? 0)
  }
  return offset + 15
}

function writeWordKinds({ seen: { count, shape, kind, quote, frame }, cue, source }: Sight, values: Int32Array, offset: number): number {
  for (let i = 0; i < count; i++) {
    const at = PAD + i
    let o = i * WIDTH + offset
    const sh = shape[at] ?? 0
    const k = kind[at] ?? 0
    const c = cue[at] ?? 0
    const q = quote[at] ?? 0
    const frameHere = frame[at] ?? 0
    values[o++] = join(sh, k)
    values[o++] = join(join((shape[at - 1] ?? 0) & 31, sh & 31), (shape[at + 1] ?? 0) & 31)
    values[o++] = join(join(kind[at - 1] ?? 0, k), kind[at + 1] ?? 0)
    values[o++] = join(join(join(kind[at - 2] ?? 0, kind[at - 1] ?? 0), k), join(kind[at + 1] ?? 0, kind[at + 2] ?? 0))
    values[o++] = join(join(cue[at - 1] ?? 0, c), cue[at + 1] ?? 0)
    values[o++] = join(join(join(cue[at - 2] ?? 0, cue[at - 1] ?? 0), c), join(cue[at + 1] ?? 0, cue[at + 2] ?? 0))
    values[o++] = join(join(source[at - 1] ?? 0, source[at] ?? 0), source[at + 1] ?? 0)
    values[o++] = join(join(source[at] ?? 0, c), q)
    values[o++] = join(join(frame[at - 1] ?? 0, frameHere), frame[at + 1] ?? 0)
    values[o++] = join(join(frame[at - 2] ?? 0, frame[at + 2] ?? 0), join(frameHere, q))
  }
  return offset + 10
}

function writeClusters({ seen: { count, quote }, cue, cluster, coarse }: Sight, values: Int32Array, offset: number): number {
  for (let i = 0; i < count; i++) {
    const at = PAD + i
    let o = i * WIDTH + offset
    const c = cue[at] ?? 0
    const q = quote[at] ?? 0
    const cl = cluster[at] ?? 0
    values[o++] = cl
    values[o++] = cluster[at - 1] ?? 0
    values[o++] = cluster[at + 1] ?? 0
    values[o++] = join(cluster[at - 1] ?? 0, cl)
    values[o++] = join(cl, cluster[at + 1] ?? 0)
    values[o++] = join(join(coarse[at - 1] ?? 0, coarse[at] ?? 0), coarse[at + 1] ?? 0)
    values[o++] = join(join(coarse[at - 3] ?? 0, coarse[at - 2] ?? 0), coarse[at - 1] ?? 0)
    values[o++] = join(join(coarse[at + 1] ?? 0, coarse[at + 2] ?? 0), coarse[at + 3] ?? 0)
    values[o++] = join(join(cl, c), q)
  }
  return offset + 9
}

function writeSentences(
  { seen: { count, word, quote, sentence, sentenceFirst, sentenceEnd }, rules, sentences }: Sight,
  values: Int32Array,
  offset: number,
): number {
  for (let i = 0; i < count; i++) {
    const at = PAD + i
    let o = i * WIDTH + offset
    const w = word[at] ?? 0
    const q = quote[at] ?? 0
    const r = rules.label[at] ?? 0
    const s = sentence[at] ?? 0
    const first = sentenceFirst[at] ?? 0
    const end = sentenceEnd[at] ?? 0
    const summary = sentences.summary[s] ?? 0
    const sentenceCue = join(summary, q)
    values[o++] = join(join(quote[at - 1] ?? 0, q), quote[at + 1] ?? 0)
    values[o++] = join(q, w)
    values[o++] = join(near(i - first), sentenceCue)
    values[o++] = join(near(end - 1 - i), sentenceCue)
    values[o++] = join(join(near(i - first), near(end - 1 - i)), q)
    values[o++] = join(sentences.place[s] ?? 0, q)
    values[o++] = join(sentences.before[s] ?? 0, join(q, r))
    values[o++] = join(sentences.context, q)
    values[o++] = join(word[PAD + first] ?? 0, join(summary, q))
    values[o++] = join(word[PAD + first] ?? 0, near(i - first))
    values[o++] = join(join(word[PAD + first] ?? 0, word[PAD + first + 1] ?? 0), near(i - first))
  }
  return offset + 11
}

function writeCues(
  { seen: { count, word, quote, sentence }, sentences, around, cue, cluster }: Sight,
  values: Int32Array,
  offset: number,
): number {
  for (let i = 0; i < count; i++) {
    const at = PAD + i
    let o = i * WIDTH + offset
    const q = quote[at] ?? 0
    const b = around.cueBefore[i] ?? NONE
    const a = around.cueAfter[i] ?? NONE
    const db = b < 0 ? FAR : near(i - b)
    const da = a < 0 ? FAR : near(a - i)
    const wb = b < 0 ? 0 : (word[PAD + b] ?? 0)
    const wa = a < 0 ? 0 : (word[PAD + a] ?? 0)
    values[o++] = join(join(db, da), q)
    values[o++] = join(join(wb, db), q)
    values[o++] = join(join(wa, da), q)
    values[o++] = join(join(cue[PAD + b] ?? 0, cue[PAD + a] ?? 0), join(sentences.summary[sentence[at] ?? 0] ?? 0, q))
    values[o++] = a < 0 ? 0 : join(word[PAD + a - 1] ?? 0, da)
    values[o++] = join(join(b < 0 ? 0 : (cluster[PAD + b] ?? 0), db), q)
    values[o++] = join(join(a < 0 ? 0 : (cluster[PAD + a] ?? 0), da), q)
  }
  return offset + 7
}

function writeMarks({ seen: { count, word, quote, kind }, around, cue }: Sight, values: Int32Array, offset: number): number {
  for (let i = 0; i < count; i++) {
    const at = PAD + i
    let o = i * WIDTH + offset
    const q = quote[at] ?? 0
    const k = kind[at] ?? 0
    const b = around.cueBefore[i] ?? NONE
    const a = around.cueAfter[i] ?? NONE
    const db = b < 0 ? FAR : near(i - b)
    const da = a < 0 ? FAR : near(a - i)
    const mb = around.markBefore[i] ?? NONE
    const ma = around.markAfter[i] ?? NONE
    const kb = mb < 0 ? 0 : (kind[PAD + mb] ?? 0)
    const ka = ma < 0 ? 0 : (kind[PAD + ma] ?? 0)
    values[o++] = join(join(kb, ka), q)
    values[o++] = join(kb, join(mb < 0 ? FAR : near(i - mb), k))
    values[o++] = join(ka, join(ma < 0 ? FAR : near(ma - i), k))
    values[o++] = join(join(kb, db), q)
    values[o++] = join(join(ka, da), q)
    values[o++] = mb < 0 ? 0 : join(word[PAD + mb + 1] ?? 0, join(near(i - mb), b > mb ? 1 : 0))
    values[o++] = ma < 0 ? 0 : join(word[PAD + ma + 1] ?? 0, join(near(ma - i), a >= 0 && a < ma ? 1 : 0))
    const xa = around.commaAfter[i] ?? NONE
    values[o++] =
      xa < 0 ? 0 : join(join(word[PAD + xa + 1] ?? 0, cue[PAD + xa + 2] ?? 0), join(a >= 0 && a < xa ? 1 : 0, cue[PAD + xa + 3] ?? 0))
  }
  return offset + 8
}

function writeRuleWords({ seen: { count, word, kind, quote }, rules, cluster }: Sight, values: Int32Array, offset: number): number {
  const { label, rule, lemma, parts } = rules
  for (let i = 0; i < count; i++) {
    const at = PAD + i
    let o = i * WIDTH + offset
    const r = label[at] ?? 0
    const q = quote[at] ?? 0
    const u = rule[at] ?? 0
    const verb = lemma[at] ?? 0
    values[o++] = join(r, word[at] ?? 0)
    values[o++] = join(r, join(word[at - 1] ?? 0, 1))
    values[o++] = join(r, join(word[at + 1] ?? 0, 2))
    values[o++] = join(r, join(kind[at] ?? 0, q))
    values[o++] = join(r, join(cluster[at] ?? 0, 3))
    values[o++] = join(verb, r)
    values[o++] = join(join(verb, u), r)
    values[o++] = join(join(u, parts[at] ?? 0), join(r, q))
  }
  return offset + 8
}

function writeRuleRuns({ seen, rules, sentences, around, cue, source }: Sight, values: Int32Array, offset: number): void {
  const { count, kind, quote, frame, sentence } = seen
  const { label, rule, lemma } = rules
  for (let i = 0; i < count; i++) {
    const at = PAD + i
    let o = i * WIDTH + offset
    const r = label[at] ?? 0
    const q = quote[at] ?? 0
    const u = rule[at] ?? 0
    const runFirst = around.runFirst[i] ?? i
    const runEnd = around.runEnd[i] ?? i + 1
    const fromFirst = near(i - runFirst)
    const toEnd = near(runEnd - 1 - i)
    const labelBefore = label[PAD + runFirst - 1] ?? 0
    const labelAfter = label[PAD + runEnd] ?? 0
    const first = seen.sentenceFirst[at] ?? 0
    const end = seen.sentenceEnd[at] ?? 0
    const b = around.cueBefore[i] ?? NONE
    const a = around.cueAfter[i] ?? NONE
    const mb = around.markBefore[i] ?? NONE
    const ma = around.markAfter[i] ?? NONE
    values[o++] = join(join(r, fromFirst), labelBefore)
    values[o++] = join(join(r, toEnd), labelAfter)
    values[o++] = join(join(r, fromFirst), join(toEnd, q))
    values[o++] = join(join(roleIndexOf(r), labelBefore), join(labelAfter, u))
    values[o++] = join(join(r, near(end - 1 - i)), near(i - first))
    values[o++] = join(join(r, cue[at] ?? 0), join(frame[at] ?? 0, source[at] ?? 0))
    values[o++] = join(join(r, b < 0 ? FAR : near(i - b)), a < 0 ? FAR : near(a - i))
    values[o++] = join(join(r, sentences.summary[sentence[at] ?? 0] ?? 0), u)
    values[o++] = join(join(rule[PAD + runFirst - 1] ?? 0, rule[PAD + runEnd] ?? 0), join(r, lemma[PAD + runEnd] ?? 0))
    values[o++] = join(join(label[PAD + first] ?? 0, label[PAD + end - 1] ?? 0), join(r, q))
    values[o++] = join(join(r, ma < 0 ? 0 : (kind[PAD + ma] ?? 0)), join(mb < 0 ? 0 : (kind[PAD + mb] ?? 0), 4))
  }
}

/** From the values of the templates to the numbers of the features, in a loop of its own: nothing in it waits for anything. */
function spread(values: Int32Array): void {
  for (let at = 0; at < values.length; at += WIDTH) {
    for (let template = 0; template < WIDTH; template++) values[at + template] = featureOf(template, values[at + template] ?? 0)
  }
}

function edgeClasses(seen: Observed, { label }: RuleView): Uint8Array {
  const edges = new Uint8Array(seen.count)
  for (let i = 0; i < edges.length; i++) edges[i] = edgeClass(seen, PAD + i, label[PAD + i - 1] ?? 0, label[PAD + i] ?? 0)
  return edges
}

/** How the step from one token to the next looks: eight classes by mark and sentence, times three by what the rules do there. */
function edgeClass(seen: Observed, at: number, ruleBefore: number, ruleHere: number): number {
  const k = seen.kind[at] ?? 0
  const q = seen.quote[at] ?? 0
  const starts = seen.sentence[at] !== seen.sentence[at - 1] || seen.kind[at - 1] === 0
  let look = 0
  if (q === 1 || q === 4) look = 1
  else if (seen.quote[at - 1] === 3 || seen.quote[at - 1] === 6) look = 2
  else if (starts) look = q > 0 ? 3 : 4
  else if (k === KIND_COMMA || seen.kind[at - 1] === KIND_COMMA) look = q > 0 ? 5 : 6
  else if (k === KIND_STOP) look = 7
  const rule = beginsRun(ruleHere) ? 1 : endsRun(ruleBefore) ? 2 : 0
  return look * 3 + rule
}

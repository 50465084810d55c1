import { ANCHORS } from './anchors'
import type { Evaluation, ReliabilityRow, VariantResult } from './evaluate-detector'
import type { Measures } from './measures/measure'
import type { ByRole, Score } from './measures/span-scores'
import type { SourceScore } from './source-scores'
import type { Speed } from './speed'

export interface DetectorFigures {
  readonly id: string
  readonly evaluation: Evaluation
  readonly variants: readonly VariantResult[]
  readonly reliability: readonly ReliabilityRow[]
  readonly speed: Speed
}

/** Figures of one publisher's articles, by a model that was trained without them. */
export interface PublisherFigures {
  readonly publisher: string
  readonly articles: number
  readonly measures: Measures
}

const one = (value: number): string => value.toFixed(1)
const roles = (by: ByRole<Score>): string => [by.content, by.source, by.cue].map(({ f1 }) => one(f1)).join(' / ')

/** All figures as Markdown tables. */
export function reportOf(
  detectors: readonly DetectorFigures[],
  publishers: readonly PublisherFigures[],
  sources: readonly SourceScore[],
  articles: number,
): string {
  const parts = [
    `Development articles of PolNeAR (${articles}), F1 in per cent where nothing else is said. Triples are content / source / cue.`,
    table(
      ['', 'token micro', 'token', 'exact', 'content by half', 'whole', 'cue right', 'source head'],
      [
        ...detectors.map(({ id, evaluation: { measures } }) => [`\`${id}\``, ...measureCells(measures)]),
        ...ANCHORS.map((a) => [`${a.name}, test articles`, a.tokenMicro, a.token, a.exact, a.contentHalf, a.whole, '', a.head]),
      ],
    ),
    'By type of quotation (direct: nine tenths of the words within quotation marks; mixed: some; indirect: none):',
    table(
      ['', 'type', 'gold', 'content by half', 'whole', 'cue right', 'source head'],
      detectors.flatMap(({ id, evaluation: { types } }) =>
        types.map((row) => [
          `\`${id}\``,
          row.type,
          String(row.gold),
          one(row.contentHalf),
          one(row.whole),
          one(row.cueRight),
          one(row.headRight),
        ]),
      ),
    ),
    'The same articles with other typography:',
    table(
      ['', 'variant', 'token micro', 'token', 'exact', 'content by half', 'whole', 'cue right', 'source head'],
      detectors.flatMap(({ id, variants }) => variants.map(({ name, measures }) => [`\`${id}\``, name, ...measureCells(measures)])),
    ),
    'Speed and size, on this machine:',
    table(
      ['', 'thousand characters a CPU second', 'ready after ms', 'first article ms', 'memory MB', 'model bytes', 'gzipped'],
      detectors.map(({ id, speed: s }) => [
        `\`${id}\``,
        String(s.thousandsPerSecond),
        String(s.loadMilliseconds),
        String(s.firstMilliseconds),
        one(s.megabytes),
        String(s.bytes),
        String(s.gzipped),
      ]),
    ),
    'Confidence against what is right (content by half, cue and source head right; attributions that none encloses):',
    table(
      ['', 'confidence', 'suggestions', 'mean confidence', 'right'],
      detectors.flatMap(({ id, reliability }) =>
        reliability
          .filter(({ suggestions }) => suggestions > 0)
          .map((r) => [
            `\`${id}\``,
            `${r.from.toFixed(1)} to ${r.to.toFixed(1)}`,
            String(r.suggestions),
            r.meanConfidence.toFixed(2),
            r.right.toFixed(2),
          ]),
      ),
    ),
    'Who speaks, in the marked passages of the project (the resolver alone, on the marked claims):',
    table(
      ['half', 'passages', 'claims', 'name and kind right'],
      sources.map(({ half, passages, claims, wrong }) => [half, String(passages), String(claims), String(claims - wrong.length)]),
    ),
  ]
  if (publishers.length > 0) {
    parts.push(
      'Training articles of one publisher at a time, by a model trained without that publisher:',
      table(
        ['publisher', 'articles', 'token micro', 'token', 'exact', 'content by half', 'whole', 'cue right', 'source head'],
        publishers.map(({ publisher, articles, measures }) => [publisher, String(articles), ...measureCells(measures)]),
      ),
    )
  }
  return parts.join('\n\n')
}

function measureCells(m: Measures): string[] {
  return [one(m.tokenMicro.f1), roles(m.token), roles(m.exact), one(m.contentHalf.f1), one(m.whole.f1), one(m.cueRight), one(m.headRight)]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

const BEGIN = '<!-- figures: written by npm run eval -->'
const END = '<!-- end of figures -->'

/** Puts a report between the marks of a document; the rest of the document stays. Null where the marks are not there. */
export function insertReport(document: string, report: string): string | null {
  const begin = document.indexOf(BEGIN)
  const end = document.indexOf(END)
  if (begin < 0 || end < begin) return null
  return `${document.slice(0, begin + BEGIN.length)}\n\n${report}\n\n${document.slice(end)}`
}

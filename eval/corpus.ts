import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Detection, Suggestion } from '#annotations/detect/detector'
import type { Spans } from '#annotations/text/span'
import type { MeasuredAttribution, Pairs } from './measures/role-labels'

/** An annotated article. Offsets are UTF-16 code units of `text`. */
export interface GoldDocument {
  readonly id: string
  readonly publisher: string
  readonly text: string
  readonly attributions: readonly MeasuredAttribution[]
}

export type Part = 'train' | 'dev'

/** The folder with the annotated articles, or null where it is absent: it is not part of the project. */
export function corpusFolder(root: string): string | null {
  const folder = resolve(root, '../shared/detection')
  return existsSync(resolve(folder, 'dev.jsonl')) ? folder : null
}

export function readCorpus(folder: string, part: Part): GoldDocument[] {
  return readFileSync(resolve(folder, `${part}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { doc_id, text, attributions } = JSON.parse(line) as {
        readonly doc_id: string
        readonly text: string
        readonly attributions: readonly MeasuredAttribution[]
      }
      return { id: doc_id, publisher: doc_id.split('_', 1)[0] ?? '', text, attributions }
    })
}

/** What a detection is scored by: its attributions in the order in which it lists them. The corpus marks no claims in the article's own voice. */
export function predictionOf(detection: Detection): MeasuredAttribution[] {
  return detection.suggestions.filter(({ kind }) => kind === 'attribution').map(attributionOf)
}

export function attributionOf({ source, cue, content }: Suggestion): MeasuredAttribution {
  return { source: pairs(source), cue: pairs(cue), content: pairs(content) }
}

function pairs(spans: Spans): Pairs {
  return spans.map(({ start, end }) => [start, end] as const)
}

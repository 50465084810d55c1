import { createDraftDetector, type DraftFinder, type FoundParagraph, type ParagraphPlan } from './draft-detector'
import type { Detector } from './detector'
import type { LabelModel } from './labels/label-model'
import { newLabeller, posteriorsOf, type Labeller } from './labels/label-text'
import { observe } from './labels/observed'
import { viewRules } from './labels/rule-view'
import { stateAfter, viewSentences } from './labels/sentence-view'
import { certaintyOf } from './linking/certainty'
import { labelledPassage } from './linking/labelled-passage'
import { linkReading } from './linking/link-reading'
import { linkedDrafts, NOBODY_SPOKE, type Speaking } from './linking/linked-drafts'
import type { LinkerModel } from './linking/linker-model'
import { type LinkedPassage, PassageLinker } from './linking/passage-linker'
import { speakerNames } from './linking/speaker-lines'
import { findStatements, NO_CARRY, type Carry } from './rules/statements'

/** Everything that was learned from annotated articles. */
export interface TrainedModel {
  readonly labels: LabelModel
  readonly linker: LinkerModel
}

/**
 * A detector that labels words as source, cue and content and joins them into attributions, both by what it learned from annotated
 * English articles; the hand-written rules are one of the things it looks at. Its id is that of the model.
 */
export function createTrainedDetector(model: TrainedModel): Detector {
  const labeller = newLabeller(model.labels)
  return createDraftDetector(model.labels.id, (text, plan) => createTrainedFinder(labeller, model.linker, text, plan))
}

function createTrainedFinder(labeller: Labeller, linkerModel: LinkerModel, text: string, { paragraphs }: ParagraphPlan): DraftFinder {
  const linker = new PassageLinker(linkerModel, speakerNames(text))
  /** Paragraphs that were read and not finished. */
  const waiting: number[] = []
  let carry: Carry = NO_CARRY
  let speaking: Speaking = NOBODY_SPOKE
  let before = 0
  return {
    read: (passage, paragraph) => {
      const statements = findStatements(passage, paragraph, carry)
      carry = statements.carry
      const place = { role: 'body', paragraph, paragraphs: paragraphs.length, before } as const
      const seen = observe(passage)
      const rules = viewRules(passage, statements.drafts)
      const sentences = viewSentences(passage, seen, rules, place)
      before = stateAfter(passage, rules)
      const posteriors = posteriorsOf(labeller, { passage, place, drafts: statements.drafts, seen, rules, sentences })
      waiting.push(paragraph)
      return linker.read(linkReading(labelledPassage(passage, posteriors), seen, statements.drafts)).map(finish)
    },
    end: () => linker.end().map(finish),
  }

  function finish(linked: LinkedPassage): FoundParagraph {
    const paragraph = waiting.shift() ?? 0
    const found = linkedDrafts(linked, paragraph, speaking, ({ kept }) => certaintyOf(kept, linkerModel.certainty))
    speaking = found.speaking
    return { passage: linked.reading.passage, paragraph, drafts: found.drafts, attributed: found.attributed }
  }
}

import type { Span } from '../text/span'
import { assembleDetection } from './assemble-detection'
import type { Detector, DetectionSteps } from './detector'
import { findForeignClaims } from './language/foreign-claims'
import { paragraphLanguages } from './language/paragraph-languages'
import { findOwnVoice } from './own-voice/own-voice'
import { paragraphRoles, type ParagraphRole } from './reading/boilerplate'
import { splitParagraphs } from './reading/paragraphs'
import { type Passage, readPassage } from './reading/passage'
import type { Draft } from './rules/draft'

/** What a finder made of one paragraph. */
export interface FoundParagraph extends FoundDrafts {
  readonly passage: Passage
  readonly paragraph: number
}

export interface FoundDrafts {
  readonly drafts: readonly Draft[]
  /** Indices of sentences that have a source: the others may be the article's own voice. */
  readonly attributed: ReadonlySet<number>
}

/**
 * Finds the attributions of one text, its paragraphs coming in order; what one paragraph tells the next is the finder's own affair. It may
 * finish a paragraph only when it has seen later ones; every paragraph is finished once, in order.
 */
export interface DraftFinder {
  readonly read: (passage: Passage, paragraph: number) => readonly FoundParagraph[]
  /** No paragraph follows. */
  readonly end: () => readonly FoundParagraph[]
}

/** What is known of a text's paragraphs before they are read. */
export interface ParagraphPlan {
  readonly paragraphs: readonly Span[]
  readonly roles: readonly ParagraphRole[]
}

/** Code units between two reports of progress: a few milliseconds of work. */
const STEP = 8_000

/** The share of the work that finding is; comparing claims is the rest. */
const FINDING = 0.85

/**
 * A detector around whatever finds attributions: it leaves out boilerplate, gives paragraphs in other languages to what is known of any
 * language, adds the article's own voice, and names, compares and tags what was found.
 * @param createFinder called once a text
 */
export function createDraftDetector(id: string, createFinder: (text: string, plan: ParagraphPlan) => DraftFinder): Detector {
  function* steps(text: string): DetectionSteps {
    const paragraphs = splitParagraphs(text)
    const roles = paragraphRoles(text, paragraphs)
    const languages = paragraphLanguages(text, paragraphs)
    const finder = createFinder(text, { paragraphs, roles })
    const drafts: Draft[] = []
    let reported = 0
    for (const [paragraph, span] of paragraphs.entries()) {
      if (span.end - reported > STEP) {
        reported = span.end
        yield (FINDING * span.start) / text.length
      }
      if (roles[paragraph] === 'body') readParagraph(span, paragraph, languages.supported[paragraph] === true)
    }
    for (const found of finder.end()) add(found)
    return yield* assembleDetection(id, text, languages.text, drafts, FINDING)

    function readParagraph(span: Span, paragraph: number, isSupported: boolean): void {
      const passage = readPassage(text, span)
      if (isSupported) for (const found of finder.read(passage, paragraph)) add(found)
      else drafts.push(...findForeignClaims(passage, paragraph).drafts)
    }

    function add(found: FoundParagraph): void {
      for (const draft of found.drafts) drafts.push(draft)
      for (const draft of findOwnVoice(found.passage, found.paragraph, found.attributed)) drafts.push(draft)
    }
  }

  return { id, steps, detect: (text) => runSteps(steps(text)) }
}

/** All steps at once. */
export function runSteps(steps: DetectionSteps): ReturnType<Detector['detect']> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

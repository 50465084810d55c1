import { createDraftDetector, type DraftFinder } from '../draft-detector'
import { findInnerStatements, findStatements, NO_CARRY, type Carry } from './statements'

/**
 * Finds claims by hand-written rules: quotations, a lexicon of cues, the place of the source beside them, and sentences in the article's
 * own voice. docs/detection.md lists the rules and how well they do.
 */
export const ruleDetector = createDraftDetector('rules-1', createRuleFinder)

function createRuleFinder(): DraftFinder {
  let carry: Carry = NO_CARRY
  return {
    read: (passage, paragraph) => {
      const statements = findStatements(passage, paragraph, carry)
      carry = statements.carry
      const drafts = [...statements.drafts, ...findInnerStatements(passage, paragraph)]
      return [{ passage, paragraph, drafts, attributed: statements.attributed }]
    },
    end: () => [],
  }
}

/** What undo and redo name in a review. */
export const REVIEW_OP_MESSAGES = {
  'op.decide-take': 'take a claim',
  'op.decide-merge': 'merge claims',
  'op.decide-write': 'write a claim of one’s own',
  'op.decide-none': 'none of these',
  'op.accept-agreed': 'accept all that agree',
  'op.take-many': 'settle many at once',
  'op.revoke-decision': 'take back a decision',
  'op.say': 'message',
  'op.resolve-thread': 'resolve a thread',
  'op.reopen-thread': 'reopen a thread',
  'op.freeze-agreement': 'keep agreement',
  'op.accept-decision': 'accept a decision',
} as const

/** `annotations`: what an analyst marked. `review`: what a participant of a review decided and said, with the claims adjudicated. */
export const SET_KINDS = ['annotations', 'review'] as const
export type SetKind = (typeof SET_KINDS)[number]

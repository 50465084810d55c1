/** Things that a format has no place for, as an export or import names them. */
export const LOSS_MESSAGES = {
  'loss.rejections': 'rejected suggestions',
  'loss.text': 'article text',
  'loss.metadata': 'article details',
} as const

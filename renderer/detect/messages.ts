import type { ModelTrouble } from '#annotations/detect/choose-detector'
import type { Detection } from '#annotations/detect/detector'

export type DetectRequest =
  | { readonly kind: 'detect'; readonly id: number; readonly text: string }
  /** Stops whatever is under way and drops whatever waits. */
  | { readonly kind: 'cancel' }

export type DetectAnswer =
  /** Before anything else, where the first detector stands in for the trained one. */
  | { readonly kind: 'fallback'; readonly trouble: ModelTrouble }
  /** `share`: 0 to 1. */
  | { readonly kind: 'progress'; readonly id: number; readonly share: number }
  | { readonly kind: 'done'; readonly id: number; readonly detection: Detection }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string }

import type { Detection } from '#annotations/detect/detector'

export interface DetectRequest {
  readonly id: number
  readonly text: string
}

export interface DetectAnswer {
  readonly id: number
  readonly detection: Detection
}

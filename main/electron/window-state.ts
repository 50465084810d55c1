import { readFile } from 'node:fs/promises'
import type { Rectangle } from 'electron'
import * as z from 'zod/mini'
import { durableWrite } from '../store/durable-write'
import { nodeStorePorts } from '../store/node-store-ports'

const pixels = z.int().check(z.minimum(-100_000), z.maximum(100_000))
const schema = z.readonly(z.object({ x: pixels, y: pixels, width: pixels, height: pixels, maximized: z.boolean() }))

/** Where the window was, in device-independent pixels. */
export type WindowState = z.output<typeof schema>

export const MINIMUM_SIZE = { width: 720, height: 480 } as const
const FIRST_SIZE = { width: 1320, height: 860 } as const

/** What was remembered, or null: a missing or damaged file costs nothing but the window's place. */
export async function readWindowState(path: string): Promise<WindowState | null> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(path, 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Rejects with the system's error; the old state is then still there. */
export async function writeWindowState(path: string, state: WindowState): Promise<void> {
  await durableWrite(nodeStorePorts(), path, Buffer.from(`${JSON.stringify(state)}\n`, 'utf8'))
}

/**
 * Where to open: where it was, as long as enough of that is on a screen of today; otherwise the first size, centred (`x` and `y` left
 * to the system). `areas` are the work areas of the screens.
 */
export function placeWindow(
  state: WindowState | null,
  areas: readonly Rectangle[],
): Partial<Rectangle> & Pick<Rectangle, 'width' | 'height'> {
  const visible = state !== null && areas.some((area) => overlap(state, area) >= (state.width * state.height) / 4)
  if (state !== null && visible) {
    const { x, y } = state
    return { x, y, width: Math.max(state.width, MINIMUM_SIZE.width), height: Math.max(state.height, MINIMUM_SIZE.height) }
  }
  const area = areas[0]
  return {
    width: Math.min(FIRST_SIZE.width, area?.width ?? FIRST_SIZE.width),
    height: Math.min(FIRST_SIZE.height, area?.height ?? FIRST_SIZE.height),
  }
}

/** Area that two rectangles share. */
function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}

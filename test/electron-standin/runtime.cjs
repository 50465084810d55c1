'use strict'

/**
 * What the stand-in's modules share: one process is one application.
 *
 * @type {{
 *   root: string, manifest: { name?: string, productName?: string, version?: string }, args: readonly string[],
 *   chromium: ReturnType<typeof import('./chromium.cjs').startChromium> | null,
 *   ready: boolean, ending: boolean, windows: Set<any>,
 * }}
 */
const runtime = { root: '', manifest: {}, args: [], chromium: null, ready: false, ending: false, windows: new Set() }

/** The pipe to Chromium; there is none before the application is ready. */
function pipe() {
  if (!runtime.chromium) throw new Error('electron stand-in: this cannot be used before the application is ready')
  return runtime.chromium.pipe
}

module.exports = { runtime, pipe }

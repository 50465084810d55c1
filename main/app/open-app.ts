import type { App, AppOptions } from './app'

/** Opens a library with real files, clock and worker: what every host but a test calls. */
export async function openApp(options: AppOptions): Promise<App> {
  throw new Error(`not yet: ${options.library}`)
}

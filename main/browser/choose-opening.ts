/** What is known when the server stands and the window does not. */
export interface OpeningSituation {
  readonly noOpen: boolean
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** True for the superuser of Linux. */
  readonly root: boolean
  /** An installed browser, or null. */
  readonly executable: string | null
}

export type Opening =
  | { readonly kind: 'window'; readonly executable: string; readonly sandbox: boolean }
  | { readonly kind: 'serve'; readonly why: ServeReason }

export type ServeReason = 'asked' | 'no-display' | 'no-browser' | 'root'

/** Whether to open a window, or only to print the address. */
export function chooseOpening({ noOpen, platform, env, root, executable }: OpeningSituation): Opening {
  if (noOpen) return { kind: 'serve', why: 'asked' }
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return { kind: 'serve', why: 'no-display' }
  if (executable === null) return { kind: 'serve', why: 'no-browser' }
  // Chromium does not run as root with its sandbox, and going without is for the person to decide, never for us.
  if (root && env['CLAIMLIGHT_NO_SANDBOX'] !== '1') return { kind: 'serve', why: 'root' }
  return { kind: 'window', executable, sandbox: !root }
}

/** One line for the terminal: why there is no window. */
export const SERVE_REASONS: Readonly<Record<ServeReason, string>> = {
  asked: 'No window was asked for.',
  'no-display': 'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window was opened.',
  'no-browser': 'No Chromium, Chrome or Edge was found, so no window was opened ("npm run setup" offers one; CHROMIUM_PATH names one).',
  root: 'Chromium does not run as root with its sandbox, so no window was opened (CLAIMLIGHT_NO_SANDBOX=1 opens it without the sandbox).',
}

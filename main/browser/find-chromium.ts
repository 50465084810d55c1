import { posix, win32 } from 'node:path'

/** What the search looks at. A port, so that the table can be tried for machines that are not at hand. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
  readonly isFile: (path: string) => boolean
}

/** Commands on Linux, best first. Each distribution and vendor has its own. */
const LINUX_COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge']
const LINUX_FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome']

const MAC_APPLICATIONS = ['Chromium', 'Google Chrome', 'Microsoft Edge']

const WINDOWS_PROGRAMS = [
  ['Chromium', 'Application', 'chrome.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
]

/** The path of an installed Chromium, Chrome or Edge, or null. CHROMIUM_PATH, where it is set, is the only candidate. */
export function findChromium(machine: Machine): string | null {
  const chosen = machine.env['CHROMIUM_PATH']
  const candidates = chosen ? [chosen] : candidatesOn(machine)
  return candidates.find(machine.isFile) ?? null
}

function candidatesOn({ platform, env, home }: Machine): readonly string[] {
  switch (platform) {
    case 'win32': {
      const folders = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LocalAppData'] ?? env['LOCALAPPDATA']].filter(
        (folder) => !!folder,
      )
      return WINDOWS_PROGRAMS.flatMap((program) => folders.map((folder) => win32.join(String(folder), ...program)))
    }
    case 'darwin':
      return MAC_APPLICATIONS.flatMap((name) =>
        ['/Applications', posix.join(home, 'Applications')].map((folder) => posix.join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
      )
    default: {
      const folders = [...(env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/')), ...LINUX_FOLDERS]
      return LINUX_COMMANDS.flatMap((command) => folders.map((folder) => posix.join(folder, command)))
    }
  }
}

import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@jest/globals'

interface Machine {
  readonly platform: string
  readonly osRelease: string
  readonly root: boolean
  readonly browser: boolean
  readonly everything: boolean
  readonly commands: readonly string[]
  readonly installed: readonly string[]
}

const debian: Machine = {
  platform: 'linux',
  osRelease: 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n',
  root: true,
  browser: false,
  everything: false,
  commands: ['apt-get'],
  installed: [],
}
const ubuntu: Machine = { ...debian, osRelease: 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n' }
const fonts = 'fonts-noto-core fonts-noto-color-emoji fonts-noto-cjk'
const apt = 'apt-get install -y -qq --no-install-recommends'

/** Steps as one would type them, or what the person is told. */
const TABLE: readonly (readonly [string, Machine, readonly string[] | string])[] = [
  ['Debian', debian, ['apt-get update -qq', `${apt} chromium chromium-sandbox ${fonts}`]],
  ['Debian, fonts there', { ...debian, installed: fonts.split(' ') }, ['apt-get update -qq', `${apt} chromium chromium-sandbox`]],
  ['Debian, browser there', { ...debian, browser: true }, []],
  [
    'Debian, browser there, everything wanted',
    { ...debian, browser: true, everything: true },
    ['apt-get update -qq', `${apt} ${fonts} xvfb xauth`],
  ],
  ['Debian, all there', { ...debian, browser: true, everything: true, installed: [...fonts.split(' '), 'xvfb', 'xauth'] }, []],
  [
    'Debian, not root',
    { ...debian, root: false, commands: ['apt-get', 'sudo'] },
    ['sudo apt-get update -qq', `sudo ${apt} chromium chromium-sandbox ${fonts}`],
  ],
  ['Debian, not root, no sudo', { ...debian, root: false }, `Run as root: apt-get install chromium chromium-sandbox ${fonts}`],
  ['Ubuntu', { ...ubuntu, commands: ['apt-get', 'snap'] }, ['apt-get update -qq', `${apt} ${fonts}`, 'snap install chromium']],
  ['Ubuntu, fonts there', { ...ubuntu, commands: ['apt-get', 'snap'], installed: fonts.split(' ') }, ['snap install chromium']],
  [
    'Ubuntu without snapd',
    ubuntu,
    'Ubuntu\'s chromium is a snap and there is no snapd here: install Google Chrome\'s package, then run "npm start".',
  ],
  ['Ubuntu, Chrome there', { ...ubuntu, browser: true }, []],
  [
    'Fedora',
    { ...debian, osRelease: 'ID=fedora\n', commands: [] },
    'Install Chromium, Google Chrome or Microsoft Edge, then run "npm start".',
  ],
  ['macOS', { ...debian, platform: 'darwin', commands: [] }, 'Install Chromium, Google Chrome or Microsoft Edge, then run "npm start".'],
]

// The script is an ES module that Node runs as it is; one process answers for the whole table.
const script = pathToFileURL(join(__dirname, '../../scripts/browser-packages.mjs')).href
const plans = JSON.parse(
  execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { planBrowser } from ${JSON.stringify(script)}
const machines = JSON.parse(process.argv[1])
console.log(JSON.stringify(machines.map((machine) => planBrowser({
  ...machine,
  hasCommand: (name) => machine.commands.includes(name),
  isInstalled: (name) => machine.installed.includes(name),
}))))`,
      JSON.stringify(TABLE.map(([, machine]) => machine)),
    ],
    { encoding: 'utf8' },
  ),
) as readonly {
  readonly kind: string
  readonly why?: string
  readonly steps?: readonly { readonly command: string; readonly args: string[] }[]
}[]

test.each(TABLE.map(([name, , expected], index) => [name, index, expected] as const))('%s', (_name, index, expected) => {
  const plan = plans[index]
  expect(plan?.why ?? plan?.steps?.map(({ command, args }) => [command, ...args].join(' ')) ?? []).toEqual(expected)
})

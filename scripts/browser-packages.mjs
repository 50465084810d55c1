/**
 * What a browser for the browser host takes on this machine. Pure, so that it can be tried for machines that are not at hand.
 */

/** The window, and the sandbox without which Chromium starts only where the kernel lets anyone make one. */
const CHROMIUM = ['chromium', 'chromium-sandbox']

/** Fonts, without which Armenian, Chinese or emoji are boxes. */
const FONTS = ['fonts-noto-core', 'fonts-noto-color-emoji', 'fonts-noto-cjk']

/** A display without a screen, for tests of a real window. */
const DISPLAY = ['xvfb', 'xauth']

/**
 * @typedef {{ command: string, args: readonly string[] }} Step
 * @typedef {{ kind: 'none' } | { kind: 'install', steps: readonly Step[], what: string } | { kind: 'cannot', why: string }} Plan
 */

/**
 * @param {{
 *   platform: string, osRelease: string, root: boolean, browser: boolean, everything: boolean,
 *   hasCommand: (name: string) => boolean, isInstalled: (name: string) => boolean,
 * }} machine `browser`: one is there; `everything`: also what the tests like to have
 * @returns {Plan}
 */
export function planBrowser({ platform, osRelease, root, browser, everything, hasCommand, isInstalled }) {
  if (browser && !everything) return { kind: 'none' }
  if (platform !== 'linux' || !hasCommand('apt-get')) {
    if (browser) return { kind: 'none' }
    return { kind: 'cannot', why: 'Install Chromium, Google Chrome or Microsoft Edge, then run "npm start".' }
  }
  const snap = !browser && isUbuntu(osRelease)
  const packages = [...(browser || snap ? [] : CHROMIUM), ...FONTS, ...(everything ? DISPLAY : [])].filter((name) => !isInstalled(name))
  if (packages.length === 0 && !snap) return { kind: 'none' }
  if (snap && !hasCommand('snap')) {
    return {
      kind: 'cannot',
      why: 'Ubuntu\'s chromium is a snap and there is no snapd here: install Google Chrome\'s package, then run "npm start".',
    }
  }
  if (!root && !hasCommand('sudo')) {
    return { kind: 'cannot', why: `Run as root: ${snap ? 'snap install chromium' : `apt-get install ${packages.join(' ')}`}` }
  }
  const asRoot = (command, ...args) => (root ? { command, args } : { command: 'sudo', args: [command, ...args] })
  return {
    kind: 'install',
    what: snap ? "Ubuntu's chromium (a snap package) and fonts" : packages.join(', '),
    steps: [
      ...(packages.length === 0
        ? []
        : [asRoot('apt-get', 'update', '-qq'), asRoot('apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages)]),
      ...(snap ? [asRoot('snap', 'install', 'chromium')] : []),
    ],
  }
}

function isUbuntu(osRelease) {
  return /^ID="?ubuntu"?$/m.test(osRelease)
}

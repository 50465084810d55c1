const transform = {
  '^.+\\.(t|j|mj)sx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'commonjs' },
    },
  ],
}

// Published as ES modules only; Jest runs CommonJS, so these are transformed like our own code.
const esModules = [
  'lowdb',
  'steno',
  'diff',
  'zod',
  'linkedom',
  'uhyphen',
  'chardet',
  'fflate',
  '@apache-annotator',
  '@babel/runtime-corejs3',
  'optimal-select',
  'mdast-.*',
  'micromark.*',
  'unist-.*',
  'decode-named-character-reference',
  'character-entities',
  'devlop',
  'fault',
  'format',
  'htmlparser2',
  'domhandler',
  'domutils',
  'domelementtype',
  'dom-serializer',
  'entities',
  'css-select',
  'css-what',
  'nth-check',
  'boolbase',
  'cssom',
  'cssomnom',
  'escape-string-regexp',
]

/** @returns {import('jest').Config} */
const project = (name, folders, environment = 'node') => ({
  displayName: name,
  testEnvironment: environment,
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.{ts,tsx}`),
  transform,
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
  moduleNameMapper: { '\\.css$': '<rootDir>/test/support/empty-style.ts' },
  // Electron fetches its runtime when plain Node requires it; tests that need it start a process of its own.
  ...(environment === 'node' ? {} : { setupFiles: ['<rootDir>/test/support/jsdom-setup.ts'] }),
})

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    project('domain', ['annotations', 'shared']),
    project('main', ['main', 'host', 'setup', 'architecture', 'eval', 'train']),
    project('faults', ['faults']),
    project('renderer', ['renderer'], 'jsdom'),
    project('security', ['security']),
    project('fuzz', ['fuzz']),
    project('end to end', ['e2e']),
  ],
  // A slow computer is no failure; what hangs still ends.
  testTimeout: 30_000,
  reporters: ['default', '<rootDir>/test/support/closing-line-reporter.cjs'],
}

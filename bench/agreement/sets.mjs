// Sets of several analysts who mostly marked the same places, made from a seed; and the product's code that is measured on them.
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const TAGS = ['attributed', 'contested', 'unverified']

await build({
  configFile: false,
  logLevel: 'warn',
  root: at('..'),
  build: {
    outDir: at('../dist/agreement'),
    target: 'node20',
    lib: { entry: at('agreement.js'), formats: ['es'], fileName: 'agreement' },
    minify: false,
  },
})
export const product = await import('../dist/agreement/agreement.js')
const { ShardedMap, seededRandom } = product

/** @returns {readonly object[]} the sets of `analysts` with `claims` claims each on a text of `length` code units */
export function makeSets({ analysts, claims, length, seed = 11 }) {
  const random = seededRandom(seed)
  const below = (n) => Math.floor(random() * n)
  const places = Array.from({ length: claims }, () => {
    const start = below(length - 200)
    return { start, end: start + 30 + below(100), tag: TAGS[below(10) < 7 ? 0 : below(3)] }
  })
  /** Claims that the analysts mostly share, with their own ends, tags and misses; some nested, some of an analyst alone. */
  const claimsOf = () => {
    const made = places
      .filter(() => random() > 0.1)
      .map(({ start, end, tag }, i) => claimAt(i, start + below(3), end + below(8) - 2, random() < 0.8 ? tag : TAGS[below(3)]))
    while (made.length < claims) {
      const start = below(length - 200)
      made.push(claimAt(made.length, start, start + 20 + below(120), TAGS[below(3)]))
    }
    return made.slice(0, claims)
  }
  return Array.from({ length: analysts }, (_, i) => ({
    analyst: `analyst-${i}`,
    revision: 'r',
    claims: ShardedMap.from(claimsOf().map((claim) => [claim.id, claim])),
    links: ShardedMap.empty(),
  }))
}

function claimAt(i, start, end, tag) {
  const content = [{ start, end, exact: '', prefix: '', suffix: '' }]
  return {
    id: `c${i}`,
    kind: 'own-voice',
    content,
    source: [],
    cue: [],
    sourceName: '',
    sourceKind: 'none',
    nestedIn: null,
    tag,
    createdAt: `t${i}`,
  }
}

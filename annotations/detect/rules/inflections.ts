/** `past` serves as the past participle too unless the verb has its own. */
export type VerbForm = 'base' | 'present' | 'past' | 'progressive'

const IRREGULAR: Readonly<Record<string, readonly [present: string, past: string, progressive: string, participle?: string]>> = {
  say: ['says', 'said', 'saying'],
  tell: ['tells', 'told', 'telling'],
  think: ['thinks', 'thought', 'thinking'],
  write: ['writes', 'wrote', 'writing', 'written'],
  feel: ['feels', 'felt', 'feeling'],
  know: ['knows', 'knew', 'knowing', 'known'],
  swear: ['swears', 'swore', 'swearing', 'sworn'],
  find: ['finds', 'found', 'finding'],
  show: ['shows', 'showed', 'showing', 'shown'],
  see: ['sees', 'saw', 'seeing', 'seen'],
  read: ['reads', 'read', 'reading'],
  speak: ['speaks', 'spoke', 'speaking', 'spoken'],
  put: ['puts', 'put', 'putting'],
  foresee: ['foresees', 'foresaw', 'foreseeing', 'foreseen'],
  forecast: ['forecasts', 'forecast', 'forecasting'],
  uphold: ['upholds', 'upheld', 'upholding'],
  seek: ['seeks', 'sought', 'seeking'],
  learn: ['learns', 'learned', 'learning', 'learnt'],
  make: ['makes', 'made', 'making'],
  go: ['goes', 'went', 'going', 'gone'],
  give: ['gives', 'gave', 'giving', 'given'],
  hit: ['hits', 'hit', 'hitting'],
  withdraw: ['withdraws', 'withdrew', 'withdrawing', 'withdrawn'],
  understand: ['understands', 'understood', 'understanding'],
}

/** Verbs of one lexicon or another whose last consonant doubles. */
const DOUBLING = new Set(['admit', 'refer', 'quip', 'slam', 'blog', 'rebut', 'concur', 'plan', 'tip', 'rap', 'commit', 'recap'])

/** All forms of an English verb with the form each one is. */
export function inflect(lemma: string): readonly (readonly [word: string, form: VerbForm])[] {
  const irregular = IRREGULAR[lemma]
  if (irregular) {
    const [present, past, progressive, participle] = irregular
    const forms: (readonly [string, VerbForm])[] = [
      [lemma, 'base'],
      [present, 'present'],
      [past, 'past'],
      [progressive, 'progressive'],
    ]
    if (participle) forms.push([participle, 'past'])
    return forms
  }
  return [
    [lemma, 'base'],
    [present(lemma), 'present'],
    [past(lemma), 'past'],
    [progressive(lemma), 'progressive'],
  ]
}

function present(lemma: string): string {
  if (/(?:s|sh|ch|x|z)$/.test(lemma)) return `${lemma}es`
  return endsInConsonantY(lemma) ? `${lemma.slice(0, -1)}ies` : `${lemma}s`
}

function past(lemma: string): string {
  if (lemma.endsWith('e')) return `${lemma}d`
  if (endsInConsonantY(lemma)) return `${lemma.slice(0, -1)}ied`
  return `${doubled(lemma)}ed`
}

function progressive(lemma: string): string {
  if (lemma.endsWith('ee')) return `${lemma}ing`
  return lemma.endsWith('e') ? `${lemma.slice(0, -1)}ing` : `${doubled(lemma)}ing`
}

function doubled(lemma: string): string {
  return DOUBLING.has(lemma) ? lemma + lemma.slice(-1) : lemma
}

function endsInConsonantY(lemma: string): boolean {
  return /[^aeiou]y$/.test(lemma)
}

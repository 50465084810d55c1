import { inflect, type VerbForm } from './inflections'

/**
 * What follows a cue:
 * `say` a clause or a quotation; `tell` first someone who is told; `think` a clause, and the source need not have spoken;
 * `show` a clause, and the source is a document or a finding; `direct` someone and what they should do; `object` what is
 * praised, denied, accused.
 */
export type CueFrame = 'say' | 'tell' | 'think' | 'show' | 'direct' | 'object'

/** What the cue does to the claim, beside reporting it. */
export type CueForce = 'plain' | 'accuse' | 'deny' | 'doubt'

export interface CueVerb {
  readonly lemma: string
  readonly frame: CueFrame
  readonly force: CueForce
  readonly form: VerbForm
  /** Words that must follow directly for this reading; empty where none need to. */
  readonly particles: readonly string[]
  /** Also a common noun or adjective, so it needs a clear subject and object. */
  readonly ambiguous: boolean
}

const FRAMES: Readonly<Record<CueFrame, string>> = {
  say:
    'say add claim argue insist announce allege declare confirm contend note report state stress testify tweet write explain ' +
    'acknowledge admit reply respond vow reveal reiterate emphasize emphasise assert concede predict suggest conclude comment remark ' +
    'maintain observe complain quip joke recall continue post estimate recount disclose warn promise pledge threaten boast lament ' +
    'caution counter declare swear signal hint imply repeat specify clarify affirm underline underscore stipulate opine muse muse rule ' +
    'stipulate proclaim profess speculate theorize reason retort shout yell whisper cry recommend propose agree counsel advise chant email read charge ' +
    'elaborate interject exclaim gush rebut attest certify decree mandate plead answer echo guarantee forecast caution retweet reckon mention summarize ' +
    'exclaim fume mutter scoff concur',
  tell: 'tell assure inform remind notify brief promise warn advise convince',
  think:
    'think believe hope fear worry feel expect know doubt suspect assume understand wonder anticipate want prefer regret realize intend plan wish consider hold',
  show: 'show find indicate suggest demonstrate reveal prove',
  direct: 'urge ask order demand call request encourage instruct implore beg press challenge command compel',
  object:
    'accuse blame criticize criticise condemn denounce praise deny reject dispute refute dismiss describe cite question defend oppose support endorse ' +
    'back mock blast slam decry tout applaud hail welcome commend lambast lambaste rebuke ridicule reference highlight discuss ' +
    'mention express voice issue deride disavow assail chide disagree favor favour contradict backtrack salute thank label brand dub compare ' +
    'rule propose recommend predict call decline refuse support attribute liken portray characterize characterise name criticise outline ' +
    'tout echo promise demand quote castigate bash skewer lament fault invoke champion advocate acknowledge scold explain protest',
}

const PHRASES: readonly (readonly [lemma: string, particles: string, frame: CueFrame, force?: CueForce])[] = [
  ['call', 'for', 'object'],
  ['call', 'on', 'direct'],
  ['call', 'upon', 'direct'],
  ['call', 'out', 'object'],
  ['point', 'out', 'say'],
  ['point', 'to', 'object'],
  ['refer', 'to', 'object'],
  ['allude', 'to', 'object'],
  ['object', 'to', 'object'],
  ['talk', 'about', 'object'],
  ['speak', 'about', 'object'],
  ['speak', 'of', 'object'],
  ['complain', 'about', 'object'],
  ['boast', 'about', 'object'],
  ['brag', 'about', 'object'],
  ['brag', '', 'say'],
  ['joke', 'about', 'object'],
  ['push', 'back', 'object'],
  ['hit', 'back', 'say'],
  ['warn', 'about', 'object'],
  ['warn', 'of', 'object'],
  ['warn', 'against', 'object'],
  ['speak', 'out', 'object'],
  ['lash', 'out', 'object'],
  ['make', 'clear', 'say'],
  ['make', 'it clear', 'say'],
  ['go', 'on to say', 'say'],
  ['give', 'assurances', 'say'],
  ['express', 'concern', 'object'],
  ['express', 'concerns', 'object'],
  ['express', 'hope', 'say'],
  ['express', 'confidence', 'say'],
  ['voice', 'concern', 'object'],
  ['voice', 'concerns', 'object'],
  ['issue', 'a statement saying', 'say'],
  ['issue', 'calls', 'object'],
  ['issue', 'a call', 'object'],
  ['release', 'a statement saying', 'say'],
  ['appear', 'to suggest', 'say'],
  ['seem', 'to suggest', 'say'],
  ['agree', 'with', 'object'],
  ['disagree', 'with', 'object', 'doubt'],
  ['respond', 'to', 'object'],
  ['comment', 'on', 'object'],
  ['weigh', 'in on', 'object'],
  ['advocate', 'for', 'object'],
  ['deny', 'responsibility', 'object', 'deny'],
  ['claim', 'responsibility', 'object'],
  ['take', 'issue with', 'object', 'doubt'],
  ['cast', 'doubt on', 'object', 'doubt'],
  ['lay', 'the blame', 'object', 'accuse'],
  ['put', 'it', 'say'],
]

const FORCES: Readonly<Record<Exclude<CueForce, 'plain'>, ReadonlySet<string>>> = {
  accuse: new Set(['accuse', 'blame', 'allege', 'charge', 'fault']),
  deny: new Set(['deny', 'reject', 'dispute', 'refute', 'dismiss']),
  doubt: new Set(['question', 'doubt', 'disagree']),
}

/** Also nouns or adjectives in the forms that have no ending, or end in s. */
const AMBIGUOUS = new Set(
  (
    'claim report state note charge comment remark promise threaten pledge post estimate reason cry signal hint ' +
    'call order demand request challenge question support back attack mock blast voice issue hope fear doubt worry ' +
    'plan want view rule brand label name press thank quote email tweet mention read vow answer echo cite ' +
    'guarantee forecast caution counter joke praise warn show find feel hold state salute welcome fault advocate champion protest command ' +
    'wish blame swear reference highlight concern offer boast'
  ).split(' '),
)

function force(lemma: string): CueForce {
  if (FORCES.accuse.has(lemma)) return 'accuse'
  if (FORCES.deny.has(lemma)) return 'deny'
  return FORCES.doubt.has(lemma) ? 'doubt' : 'plain'
}

/** The readings of a word form, those with particles first, so that the first that fits is the closest. */
const READINGS: ReadonlyMap<string, readonly CueVerb[]> = build()

function build(): Map<string, CueVerb[]> {
  const readings = new Map<string, CueVerb[]>()
  const add = (lemma: string, frame: CueFrame, particles: readonly string[], cueForce: CueForce): void => {
    for (const [word, form] of inflect(lemma)) {
      const ambiguous = particles.length === 0 && AMBIGUOUS.has(lemma)
      const entry: CueVerb = { lemma, frame, force: cueForce, form, particles, ambiguous }
      const list = readings.get(word)
      if (!list) readings.set(word, [entry])
      else if (!list.some((known) => known.lemma === lemma && known.form === form && sameWords(known.particles, particles)))
        list.push(entry)
    }
  }
  for (const [lemma, particles, frame, cueForce] of PHRASES)
    add(lemma, frame, particles ? particles.split(' ') : [], cueForce ?? force(lemma))
  for (const frame of ['tell', 'say', 'show', 'direct', 'object', 'think'] as const)
    for (const lemma of FRAMES[frame].split(' ')) add(lemma, frame, [], force(lemma))
  for (const list of readings.values()) list.sort((a, b) => b.particles.length - a.particles.length)
  return readings
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, i) => word === b[i])
}

/** Every reading of a lower-case word as a cue verb; empty for any other word. */
export function cueReadings(word: string): readonly CueVerb[] {
  return READINGS.get(word) ?? NO_READINGS
}

const NO_READINGS: readonly CueVerb[] = []

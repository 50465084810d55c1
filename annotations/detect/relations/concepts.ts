import { stemOf } from './stem'

/**
 * Words that a news text uses for one and the same thing, so that two accounts of it can be compared. Each line is one concept, named for its
 * first word; words after a minus say its contrary: "acquitted" is "not convicted". Coarse on purpose: a concept never makes a conflict by
 * itself, only where the rest of both claims agrees too.
 */
const GROUPS = `kill killed dead died death deaths die perished slain fatalities fatality lives casualty casualties toll - survived survive alive
injure injured wounded wound hurt injuries wounds injury - unhurt unharmed uninjured
drown drowned
arrest arrested detained detain custody arrests detention - released freed
attack attacked strike struck striking shell shelled shelling bomb bombed bombing bombardment fire fired firing raid raided assault assaulted hit hitting
capture captured seized taken took seize take fall fell fallen overrun - held remained
withdraw withdrew withdrawn pulled retreat retreated
ceasefire truce armistice cease-fire
agreement deal pact treaty accord
sign signed signing
agree agreed
begin began begun start started starting commence open opened
end ended finish finished finishing conclude
explode exploded explosion blast blew blown detonated
crash crashed collision collided crashing
burn burned burnt burning blaze arson
cancel cancelled canceled off scrapped
collapse collapsed caved
meet met meeting talks summit
speak spoke spoken talked talk
protest protested marched march demonstrated demonstration rally rallied
attend attended turned gathered visited visit came
vote voted ballot votes
election elections
buy bought acquired acquire purchase purchased paid pay paying sell sold sale cost costs costing price
lose lost losing
win won winning beat
profit profits earnings
sales revenue revenues turnover
dismiss dismissed sacked redundant fired laid
hire hired hiring recruited recruit
resign resigned quit stepped resignation
convict convicted guilty conviction - acquitted acquit cleared innocent
sentence sentenced jailed prison jail imprisoned
ban banned suspended suspension
leave left departed leaving depart
arrive arrived arriving arrival
find found discovered discover
steal stole stolen theft stealing
hide hid hidden concealed hiding conceal
invent invented fabricated made-up inventing fabricate
copy copied copying
forge forged forging fake faked
poison poisoned poisoning
throw threw thrown throwing
break broke broken breaking broke violated breach breached violating
cross crossed crossing
tell told informed notified notice warned
consult consulted asked consultation
know knew known aware
touch touched touching
give gave given
send sent sending
see saw seen
hear heard hearing
pass passed passing - failed fail
free freed freeing liberated release released
escape escaped fled
repay repaid repayment
work working worked
close closed closing shut closure
damage damaged destroyed damaging
flood flooded flooding
miss missed missing
inspect inspected inspection inspections inspected checked
share shared sharing
prevent prevented stop stopped
cause caused causing
shoot shot shots shooting
go went gone
live living lived
run ran running
hold held
evacuate evacuated displaced
infect infected infections infection
infant baby babies
child children kid kids pupils pupil
parent parents mother father
police policemen officers officer
soldier soldiers troops troop servicemen
civilian civilians residents resident villagers
rebel rebels insurgents fighters guerrillas militants
ship ships vessel vessels
boat boats
car cars vehicle vehicles
plane airliner aircraft jet
house houses homes home
job jobs
border frontier
storm storms hurricane cyclone typhoon
earthquake quake tremor tremors
fee fees
people persons person
body bodies
firm company companies firms
claim claims
contract contracts
hostage hostages
prisoner prisoners inmates inmate
ceremony ceremonies
stadium ground
match game
penalty penalties
notice notices
test tests tested testing
grave graves
money cash
weapon weapons arms
tax taxes
share-holder shareholders investors
illegal unlawful illegally - legal lawful legally
safe safely - unsafe dangerous
true correct accurate - untrue incorrect wrong inaccurate
increase increased rise rose risen grew grow grown climbed climb - decreased decrease fell shrank declined decline
heat hot temperature temperatures
same identical`

/** Words without content in a comparison: they stand for a number, a time or a way of saying. */
const EMPTY_WORDS =
  'number figure toll total tally amount level figures say said report reported claim have make made get got do done be being thing way lot part kind only just as well more most ' +
  'least than up down about around nearly almost over under some roughly approximately year day night week month hour minute morning evening afternoon time date today yesterday tomorrow ' +
  'local reportedly still already again later earlier overnight own such same much many very there here then when while now take put place hundred thousand million billion dozen couple per percent cent ' +
  'all both each every anyone anything someone something nothing nobody none never not no any according far away out off'

/** A stem's concept, and whether the stem says the contrary of it. */
export interface Concept {
  readonly name: string
  readonly contrary: boolean
}

const CONCEPTS: ReadonlyMap<string, Concept> = build()
const EMPTY: ReadonlySet<string> = new Set(EMPTY_WORDS.split(' ').map(stemOf))

function build(): Map<string, Concept> {
  const concepts = new Map<string, Concept>()
  for (const line of GROUPS.split('\n')) {
    const [said = '', unsaid = ''] = line.split(' - ')
    const name = said.split(' ')[0] ?? ''
    for (const [words, contrary] of [
      [said, false],
      [unsaid, true],
    ] as const) {
      for (const word of words ? words.split(' ') : [])
        for (const form of [word, stemOf(word)]) if (!concepts.has(form)) concepts.set(form, { name, contrary })
    }
  }
  return concepts
}

/** The concept of a word in lower case, or null where the word has no content of its own. Unknown words are their own stem. */
export function findConcept(word: string): Concept | null {
  const stem = stemOf(word)
  const known = CONCEPTS.get(word) ?? CONCEPTS.get(stem) ?? CONCEPTS.get(undoubled(stem))
  if (known) return known
  if (EMPTY.has(stem) || EMPTY.has(word)) return null
  return { name: undoubled(stem), contrary: false }
}

/** "stopp" of "stopped". */
function undoubled(stem: string): string {
  const last = stem.at(-1)
  return stem.length > 4 && last === stem.at(-2) && last !== 's' && last !== 'l' ? stem.slice(0, -1) : stem
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

export const DETERMINERS = set(
  'the a an this that these those some several many few each every both all most another other any no one two three four five six seven ' +
    'eight nine ten dozens hundreds thousands more half',
)

export const POSSESSIVES = set('his her their its our my your whose')

export const SUBJECT_PRONOUNS = set('he she they it we i you who')

export const OBJECT_PRONOUNS = set('him her them us me it you himself herself themselves itself')

export const RELATIVE = set('who which that whom whose')

export const PREPOSITIONS = set(
  'of in on at for from with by to about against among around as before after behind between beyond despite down during except inside into ' +
    'near off onto out outside over past per since through throughout toward towards under until up upon via within without amid like unlike ' +
    'across along alongside following regarding concerning versus than',
)

/** Prepositions that belong to the noun before them when they follow a subject: "the head of the agency". */
export const NOUN_PREPOSITIONS = set('of for in at from with on to by near behind against about')

export const SUBORDINATORS = set(
  'that while because as when if after before since though although where whether whereas unless until once so than how why what which who whom lest',
)

export const COORDINATORS = set('and but or nor yet')

export const AUXILIARIES = set(
  "has have had was were is are be been being am do does did will would can could should may might must shall 've 'd 'll 're 'm " +
    "hasn't haven't hadn't wasn't weren't isn't aren't don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't",
)

export const BE = set("was were is are be been being am 're 'm wasn't weren't isn't aren't")

/** Adverbs that stand between subject and verb; those in -ly are recognised by their ending. */
export const ADVERBS = set(
  'not never also then later again still even just now once already often always soon further instead meanwhile earlier previously ever only ' +
    'rather thus therefore however too almost perhaps maybe indeed nonetheless nevertheless first today yesterday tonight long simply',
)

const LY_NOUNS = set(
  'family italy july reply ally supply assembly rally monopoly anomaly butterfly bully lily kelly billy reilly sicily emily holly molly sally daly',
)

/** True for "repeatedly", "publicly"; false for the nouns that happen to end alike. */
export function isAdverb(word: string): boolean {
  return ADVERBS.has(word) || (word.length > 4 && word.endsWith('ly') && !LY_NOUNS.has(word))
}

export const WEEKDAYS = set('monday tuesday wednesday thursday friday saturday sunday')

export const MONTHS = set(
  'january february march april may june july august september october november december jan. feb. aug. sept. oct. nov. dec.',
)

export const TIME_WORDS = set(
  'today yesterday tomorrow tonight night morning afternoon evening week month year weekend weeks months years days day hours hour minutes ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december ' +
    'jan. feb. aug. sept. oct. nov. dec. midnight noon recently later earlier shortly ago spring summer autumn winter',
)

export const TIME_LEADERS = set('last this next earlier late early on in since during that the a few two three several some')

/** Where somebody speaks: "in a statement" belongs to the cue that it follows. */
export const OUTLETS_OF_SPEECH = set(
  'statement interview release email e-mail letter tweet post report message speech filing note memo blog briefing conference television ' +
    'call calls address ruling telegram press comment appearance testimony affidavit verdict court broadcast podcast video',
)

/** Verbs that are no cues and mark where a noun phrase cannot be: enough of them to tell a clause from a name. */
export const COMMON_VERBS = set(
  'spent spend spends said says told tells thought thinks wrote writes felt knew knows found finds shown saying telling took take takes went go goes came come comes made make makes got get gets gave give gives began begin begins became become becomes ran run runs won win wins lost ' +
    'lose loses met meet meets left leave leaves held hold holds kept keep keeps led leads put set sent send brought bring built build fell fall ' +
    'fought fight grew grow rose rise stood stand paid pay saw see seen done let lets died die dies killed killing fired struck broke spoke sought bought drew drove flew hit ' +
    'started opened closed reached signed launched used using based called including leading seemed appears appeared seems remain remains remained happened ' +
    'wants needs need helped help tried try tries turned turns moved looks looked look plays played',
)

const ED_NOUNS = set('speed greed breed bleed steed tweed hundred indeed sacred naked wicked aged kindred hatred infrared shred')

/** Endings of a finite verb or participle that a noun seldom has. */
export function looksVerbal(word: string): boolean {
  if (COMMON_VERBS.has(word) || AUXILIARIES.has(word)) return true
  return word.length > 4 && word.endsWith('ed') && !ED_NOUNS.has(word)
}

/** Titles and offices that stand before or instead of a name. */
export const TITLES = set(
  'mr. mrs. ms. dr. prof. sen. sens. rep. reps. gov. gen. lt. col. sgt. capt. rev. hon. supt. det. insp. const. sir dame lord lady mr mrs ms dr president vice ' +
    'secretary minister prime premier chancellor senator congressman congresswoman representative governor mayor councillor councilor councilman councilwoman ' +
    'alderman judge justice professor doctor general colonel major captain lieutenant sergeant admiral commander chief superintendent ' +
    'inspector detective constable officer sheriff deputy assistant ambassador director chairman chairwoman chairperson chair chancellor king queen prince ' +
    'princess pope bishop archbishop father sister rabbi imam spokesman spokeswoman spokesperson attorney prosecutor speaker leader ' +
    'coach captain manager former acting state foreign defense defence interior first lady us u.s. uk u.k. republican democratic democrat gop candidate nominee adviser advisor ' +
    'strategist economist analyst executive ceo founder co-founder author researcher scientist host editor correspondent reporter lawyer solicitor barrister witness resident ' +
    'engineer nurse artist baker shopkeeper fisherman pilot farmer teacher driver owner head party senior presidential campaign frontrunner front-runner',
)

/** People known only by what they do. */
export const ROLE_NOUNS = set(
  'spokesman spokeswoman spokesperson spokespeople official officials minister ministry president secretary governor mayor senator council police officer officers ' +
    'department agency government authorities court judge prosecutors prosecutor lawyers lawyer company firm union club team coach manager director ' +
    'chairman chairwoman chief army military commander administration campaign candidate committee commission board bank university institute ' +
    'researchers scientists team report study survey poll newspaper statement doctors doctor hospital school teacher owner party opposition ' +
    'leader leaders inspector coroner coroners paper authors author mother father family brother sister son daughter resident residents farmer farmers driver',
)

export const ANONYMOUS_NOUNS = set(
  'source sources insider insiders critics observers experts analysts people some many others official officials witness witnesses someone person ' +
    'neighbours neighbors locals supporters opponents sceptics skeptics pundits reports media rumours rumors aide aides',
)

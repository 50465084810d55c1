const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words that compare with all others, or claim something of every case. */
export const SUPERLATIVES = set(
  'most least first last only biggest largest smallest highest lowest worst best oldest youngest longest shortest fastest deadliest record never always every largest-ever unprecedented',
)

export const NUMBER_WORDS = set(
  'two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands million millions billion billions half quarter third twice double percent',
)

/** Words with which an article keeps its distance. */
export const DISTANCING = set('reportedly allegedly apparently supposedly rumoured rumored')

export const CAUSAL = set(
  'because cause caused causes causing due led leads result resulted results effect effects affected owing prevented prevents thanks reduced reduces increased increases',
)

export const HEDGES = set(
  'could might may perhaps maybe probably possibly likely would seem seems seemed hope hopes believe believes think thinks',
)

export const NEGATIONS = set("no not none never nobody nothing n't neither nor without")

export const COMPARATIVES = set('more less fewer higher lower larger smaller bigger greater than twice times')

export const CHANGES = set(
  'rose risen rise rises fell fallen fall falls grew grown grow dropped drop cut cuts doubled tripled halved gained lost lose increase decrease raised lowered reached',
)

/** Amounts that are counted in public: "1,200 jobs" rather than "three tables". */
export const LARGE_UNITS = set('million millions billion billions trillion percent % thousand thousands hundred hundreds percentage $ £ €')

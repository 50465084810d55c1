/** When a zone puts its clocks forward; `none` keeps one offset all year. */
export type SummerRule = 'none' | 'europe' | 'america' | 'australia' | 'new-zealand' | 'chile'

/** A zone of civil time. Offsets are minutes east of Greenwich in its winter; summer time adds an hour. */
export interface Zone {
  readonly offset: number
  readonly summer: SummerRule
}

const fixed = (offset: number): Zone => ({ offset, summer: 'none' })

/** Abbreviations, in lower case. Those that name summer or winter time keep their offset whatever the date. */
const ABBREVIATIONS: Readonly<Record<string, Zone>> = {
  gmt: fixed(0),
  utc: fixed(0),
  z: fixed(0),
  wet: fixed(0),
  west: fixed(60),
  bst: fixed(60),
  cet: fixed(60),
  cest: fixed(120),
  eet: fixed(120),
  eest: fixed(180),
  msk: fixed(180),
  trt: fixed(180),
  irst: fixed(210),
  gst: fixed(240),
  pkt: fixed(300),
  jst: fixed(540),
  kst: fixed(540),
  aest: fixed(600),
  aedt: fixed(660),
  nzst: fixed(720),
  nzdt: fixed(780),
  est: fixed(-300),
  edt: fixed(-240),
  cst: fixed(-360),
  cdt: fixed(-300),
  mst: fixed(-420),
  mdt: fixed(-360),
  pst: fixed(-480),
  pdt: fixed(-420),
  et: { offset: -300, summer: 'america' },
  pt: { offset: -480, summer: 'america' },
}

/** Offset in minutes, rule, then the words that name places there: a capital, a country, an adjective. From the IANA time zone database. */
const PLACES: readonly (readonly [offset: number, summer: SummerRule, words: string])[] = [
  [0, 'none', 'greenwich reykjavik iceland icelandic accra ghana ghanaian dakar senegal senegalese abidjan bamako mali'],
  [0, 'europe', 'london britain british uk u.k. dublin ireland irish lisbon portugal portuguese edinburgh cardiff belfast'],
  [60, 'none', 'lagos nigeria nigerian algiers algeria algerian tunis tunisia tunisian kinshasa luanda angola angolan rabat moroccan'],
  [
    60,
    'europe',
    'paris france french berlin germany german rome italy italian madrid spain spanish vienna austria austrian brussels belgium belgian ' +
      'amsterdam netherlands dutch bern geneva zurich switzerland swiss warsaw poland polish prague czech budapest hungary hungarian oslo norway ' +
      'norwegian stockholm sweden swedish copenhagen denmark danish belgrade serbia serbian zagreb croatia croatian ljubljana sarajevo skopje ' +
      'tirana albania albanian pristina bratislava slovak valletta milan munich barcelona',
  ],
  [120, 'none', 'khartoum sudan sudanese tripoli libya libyan johannesburg pretoria harare maputo lusaka kigali kaliningrad'],
  [
    120,
    'europe',
    'athens greece greek kyiv kiev ukraine ukrainian bucharest romania romanian sofia bulgaria bulgarian helsinki finland finnish riga latvia ' +
      'latvian vilnius lithuania lithuanian tallinn estonia estonian chisinau moldova moldovan nicosia cyprus jerusalem israel israeli',
  ],
  [
    180,
    'none',
    'moscow russian istanbul ankara turkey turkish minsk belarus belarusian baghdad iraq iraqi riyadh saudi doha qatar qatari kuwait nairobi kenya ' +
      'kenyan addis ethiopia ethiopian mogadishu somali damascus syria syrian amman jordan jordanian sanaa yemen yemeni kampala',
  ],
  [210, 'none', 'tehran iran iranian'],
  [240, 'none', 'dubai emirati muscat oman baku azerbaijan azerbaijani yerevan armenia armenian tbilisi georgian'],
  [270, 'none', 'kabul afghanistan afghan'],
  [300, 'none', 'islamabad karachi pakistan pakistani tashkent uzbek dushanbe tajik ashgabat astana kazakh'],
  [330, 'none', 'delhi mumbai kolkata india indian colombo'],
  [345, 'none', 'kathmandu nepal nepali'],
  [360, 'none', 'dhaka bangladesh bangladeshi bishkek kyrgyz'],
  [390, 'none', 'yangon myanmar'],
  [420, 'none', 'bangkok thailand thai hanoi vietnam vietnamese jakarta phnom'],
  [480, 'none', 'beijing shanghai china chinese singapore manila philippine taipei taiwan taiwanese kuala malaysian perth ulaanbaatar'],
  [540, 'none', 'tokyo japan japanese seoul korea korean pyongyang'],
  [600, 'none', 'brisbane'],
  [600, 'australia', 'sydney melbourne canberra hobart'],
  [720, 'new-zealand', 'auckland wellington'],
  [-180, 'none', 'buenos argentina argentine brasilia brazil brazilian montevideo uruguay'],
  [-240, 'none', 'caracas venezuela venezuelan paz bolivia'],
  [-240, 'chile', 'santiago chile chilean'],
  [-300, 'none', 'bogota colombia colombian lima peru peruvian quito ecuador panama'],
  [-300, 'america', 'washington york boston eastern toronto ottawa atlanta miami'],
  [-360, 'none', 'mexico mexican'],
  [-360, 'america', 'chicago central houston dallas'],
  [-420, 'america', 'denver mountain'],
  [-480, 'america', 'angeles pacific seattle francisco'],
]

const BY_PLACE: ReadonlyMap<string, Zone> = new Map(
  PLACES.flatMap(([offset, summer, words]) => words.split(' ').map((word) => [word, { offset, summer }] as const)),
)

/** The zone of an abbreviation in lower case ("gmt", "edt"), or null. */
export function zoneOfAbbreviation(word: string): Zone | null {
  return Object.hasOwn(ABBREVIATIONS, word) ? (ABBREVIATIONS[word] ?? null) : null
}

/** The zone of a place in lower case, its country or its people ("moscow", "iranian"), or null. */
export function zoneOfPlace(word: string): Zone | null {
  return BY_PLACE.get(word) ?? null
}

/** Country, then its capital or usual seat of government, then what is said of its people; more names after those. */
const COUNTRIES = `armenia yerevan armenian armenians
azerbaijan baku azerbaijani azerbaijanis azeri
russia moscow russian russians kremlin
ukraine kyiv ukrainian ukrainians kiev
turkey ankara turkish turks türkiye
iran tehran iranian iranians
israel jerusalem israeli israelis
palestine ramallah palestinian palestinians
syria damascus syrian syrians
lebanon beirut lebanese
iraq baghdad iraqi iraqis
georgia tbilisi georgian georgians
china beijing chinese
taiwan taipei taiwanese
japan tokyo japanese
north-korea pyongyang
south-korea seoul
india delhi indian indians
pakistan islamabad pakistani pakistanis
afghanistan kabul afghan afghans
france paris french
germany berlin german germans
italy rome italian italians
spain madrid spanish
poland warsaw polish poles
hungary budapest hungarian hungarians
greece athens greek greeks
serbia belgrade serbian serbs
kosovo pristina kosovar kosovars
egypt cairo egyptian egyptians
ethiopia addis ethiopian ethiopians
eritrea asmara eritrean eritreans
sudan khartoum sudanese
saudi riyadh saudis
yemen sanaa yemeni yemenis
qatar doha qatari qataris
venezuela caracas venezuelan venezuelans
colombia bogota colombian colombians
cuba havana cuban cubans
mexico mexican mexicans
canada ottawa canadian canadians
britain london british
ireland dublin irish
belarus minsk belarusian belarusians
moldova chisinau moldovan moldovans
kazakhstan astana kazakh kazakhs
kyrgyzstan bishkek kyrgyz
tajikistan dushanbe tajik tajiks
u.s. washington american americans`

const SIDES: ReadonlyMap<string, string> = new Map(
  COUNTRIES.split('\n').flatMap((line) => {
    const words = line.split(' ')
    const country = words[0] ?? ''
    return words.map((word) => [word, country] as const)
  }),
)

/** The country that a capitalised word stands for as an actor ("Baku", "Azerbaijani"), or null. `word` is in lower case. */
export function sideOf(word: string): string | null {
  return SIDES.get(word) ?? null
}

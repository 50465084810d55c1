/**
 * Words that carry grammar rather than meaning: a running text in a language is a third to a half of them. A line is a language, then its
 * words. A word may stand in several; what several share tells little, and the count of all decides.
 */
const PROFILES = `
en the of and to in that is was for it with as his on be at by had not are but from or have an they which were we there been their has would when who will no more if out so said what up its about than into them can only some could these two may then do any my now such like our over me even most made after also did many through must before back years where much your should because those people she he this you her all one him how
de der die das und ist nicht von mit den dem des zu auf für sich im ein eine einer eines einem einen als auch es an werden aus er hat dass sie nach wird bei um am sind noch wie über so zum war haben nur oder aber vor zur bis mehr durch kann gegen schon wenn wurde sein ihre seine hatte unter wir ich sagte keine
fr le la les de des et en un une du dans est que qui pour pas sur au plus par il ne se avec son sa ses ce cette aux ou sont mais nous vous leur leurs elle ils été être fait a ont était après selon comme deux même tout dont où ces entre sans je d l qu n s c j
es el la los las de del y en que un una es por con para no se su sus al lo como más o pero le ha fue son este esta ya entre cuando muy sin sobre también hasta hay donde desde todo nos durante uno ni contra ese eso había según era está
pt o a os as de da do das dos e em que um uma é por com para não se na no nas nos ao aos como mais mas foi ele ela seu sua são ou pela pelo já também até quando muito há entre depois sem mesmo isso está disse segundo
it il lo la i gli le di del della dei delle e che un una è per con non si in da dal nel nella sono al alla ai più come ma ha anche o se ci dopo era questo questa essere stato stata suo sua loro hanno tra fra degli alle dalla sul sulla cui
nl de het een en van is dat niet op te zijn met voor die er aan om ook als door bij naar uit nog wordt heeft hij maar dan tot over werd ze zij deze dit was hebben kan worden meer geen of wel al zo zou
sv och att det som en på är av för med till den har inte om ett var de han hon från men vid så kan eller när efter också sig nu under sin skulle blev vara alla sade säger ska här mot mycket
da og at det som en på er af for med til den har ikke om et var de han hun fra men ved så kan eller når efter også sig nu under sin skulle blev være alle sagde siger skal her mod meget der blive
no og at det som en på er av for med til den har ikke om et var de han hun fra men ved så kan eller når etter også seg nå under sin skulle ble være alle sa sier skal her mot mye der bli ei
fi ja on ei se että oli hän mutta ovat joka kun kuin mukaan myös ole jos niin vain nyt sen tai ne voi olla jo vielä sanoi hänen mitä tämä sitä myöskään siitä kanssa ennen jälkeen joiden
pl i w na z się nie do to że jest o jak po co od za przez ale tak dla był była było są tym tego ich jego jej oraz przy ze już tylko lub może jako który która które tej także które będzie powiedział
cs a v na se je že s z do o to i za by ale jako po ve jeho který která které jsou byl byla bylo pro od podle ze také které k už při nebo jen však její není má
sk a v na sa je že s z do o to i za by ale ako po vo jeho ktorý ktorá ktoré sú bol bola bolo pre od podľa zo aj k už pri alebo len však nie má
hu a az és hogy nem is egy volt de meg ez csak mint van ki már el még aki ha vagy lesz azt sem pedig szerint után mert között nagyon ezt lehet amely kell
ro și în de la a nu cu că pe o un care este din pentru mai al ale sau dar fost sunt ce să se prin lor după sa său când acest această
tr ve bir bu da de için ile olarak çok daha en gibi kadar olan sonra ne olduğunu ama ya ise her göre değil o mi dedi olduğu var yok üzere tarafından
az və bir bu da də üçün ilə olan daha çox ki o hər sonra görə deyil edib olub bildirib kimi isə ən artıq qədər tərəfindən
hr i u je na se da su za od s a o ne što koji koja koje kao bi će iz ali ili to po nije bio bila samo rekao nakon do
vi và của là có được trong cho không một các những với người này đã để khi từ đến về cũng ra như ông bà tại
id yang dan di ini itu dengan untuk dari dalam tidak akan pada juga ada ke oleh telah bisa sebagai adalah karena saya mereka kata lebih setelah
`

/** Letters that few languages have: a word with one speaks for these. */
const LETTERS = `
de ßäöü
fr çèêàùœ
es ñáíó¡¿
pt ãõçâ
it àèùò
sv åäö
da øæå
no øæå
fi äö
pl łąęśżźćń
cs řěůčšž
sk ľĺŕôčšž
hu őű
ro șțăâ
tr ğışç
az əğış
hr đćčšž
vi ơưđạếộ
`

/** Codes of the profiles; masks are bits in this order. */
export const PROFILED: readonly string[] = linesOf(PROFILES).map((words) => words[0] ?? '')

/** Word or letter to a bit mask of the profiles it speaks for. */
export const WORD_MASKS: ReadonlyMap<string, number> = masksOf(linesOf(PROFILES).map(([code, ...words]) => [code ?? '', words]))
/** Of the words above, in code units. */
export const LONGEST_WORD = Math.max(...[...WORD_MASKS.keys()].map((word) => word.length))
export const LETTER_MASKS: ReadonlyMap<string, number> = masksOf(
  linesOf(LETTERS).map(([code, letters]) => [code ?? '', [...(letters ?? '')]]),
)

function linesOf(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
}

function masksOf(entries: readonly (readonly [string, readonly string[]])[]): ReadonlyMap<string, number> {
  const masks = new Map<string, number>()
  for (const [code, keys] of entries) {
    const bit = 1 << PROFILED.indexOf(code)
    for (const key of keys) masks.set(key, (masks.get(key) ?? 0) | bit)
  }
  return masks
}

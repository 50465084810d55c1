/**
 * Each line: a country, then its capital or usual seat of government, then what is said of its people; more names after those. Lower case, one
 * word each. Words that are first names or common words as well ("Chad", "Jordan", "Polish") are left out.
 */
export const COUNTRIES = `afghanistan kabul afghan afghans taliban
albania tirana albanian albanians
algeria algiers algerian algerians
andorra andorran
angola luanda angolan angolans
argentina argentine argentines argentinian argentinians
armenia yerevan armenian armenians
australia canberra australian australians
austria vienna austrian austrians
azerbaijan baku azerbaijani azerbaijanis azeri azeris
bahamas nassau bahamian bahamians
bahrain manama bahraini bahrainis
bangladesh dhaka bangladeshi bangladeshis
barbados bridgetown barbadian barbadians
belarus minsk belarusian belarusians belorussian
belgium brussels belgian belgians
belize belmopan belizean belizeans
benin cotonou beninese
bhutan thimphu bhutanese
bolivia bolivian bolivians
bosnia sarajevo bosnian bosnians
botswana gaborone botswanan
brazil brasilia brasília brazilian brazilians
brunei bruneian
bulgaria sofia bulgarian bulgarians
burkina ouagadougou burkinabe burkinabé faso
burundi gitega bujumbura burundian burundians
cambodia cambodian cambodians
cameroon yaounde yaoundé cameroonian cameroonians
canada ottawa canadian canadians
chadian chadians ndjamena n'djamena
chile chilean chileans
china beijing chinese
colombia bogota bogotá colombian colombians
comoros moroni comorian
congo kinshasa congolese brazzaville
croatia zagreb croatian croatians croat croats
cuba havana cuban cubans
cyprus nicosia cypriot cypriots
czechia prague czech czechs
denmark copenhagen danish danes
djibouti djiboutian djiboutians
dominican dominicans
ecuador quito ecuadorian ecuadorians
egypt cairo egyptian egyptians
salvadoran salvadorans
eritrea asmara eritrean eritreans
estonia tallinn estonian estonians
eswatini mbabane swazi
ethiopia addis ethiopian ethiopians
fiji suva fijian fijians
finland helsinki finnish finns
france paris french frenchmen elysee élysée
gabon libreville gabonese
gambia banjul gambian gambians
georgia tbilisi georgian georgians
germany berlin german germans
ghana accra ghanaian ghanaians
greece athens greek greeks
guatemala guatemalan guatemalans
guinea conakry guinean guineans
guyana guyanese
haiti haitian haitians
honduras tegucigalpa honduran hondurans
hungary budapest hungarian hungarians
iceland reykjavik icelandic icelanders
india delhi indian indians
indonesia jakarta indonesian indonesians
iran tehran iranian iranians
iraq baghdad iraqi iraqis
ireland dublin irish
israel jerusalem israeli israelis
italy rome italian italians
ivorian ivorians abidjan
jamaica jamaican jamaicans
japan tokyo japanese
jordanian jordanians amman
kazakhstan astana kazakh kazakhs
kenya nairobi kenyan kenyans
kosovo pristina kosovar kosovars
kuwait kuwaiti kuwaitis
kyrgyzstan bishkek kyrgyz
laos vientiane lao laotian
latvia riga latvian latvians
lebanon beirut lebanese
lesotho maseru basotho
liberia monrovia liberian liberians
libya tripoli libyan libyans
liechtenstein vaduz
lithuania vilnius lithuanian lithuanians
luxembourg luxembourgish
madagascar antananarivo malagasy
malawi lilongwe malawian malawians
malaysia malaysian malaysians putrajaya
maldives maldivian maldivians
mali bamako malian malians
malta valletta maltese
mauritania nouakchott mauritanian mauritanians
mauritius mauritian mauritians
mexico mexican mexicans
moldova chisinau chișinău moldovan moldovans
mongolia ulaanbaatar mongolian mongolians
montenegro podgorica montenegrin montenegrins
morocco rabat moroccan moroccans
mozambique maputo mozambican mozambicans
myanmar naypyidaw burmese burma
namibia windhoek namibian namibians
nepal kathmandu nepali nepalis nepalese
netherlands hague dutch
zealand zealander zealanders
nicaragua managua nicaraguan nicaraguans
niamey nigerien nigeriens
nigeria abuja nigerian nigerians
north-korea pyongyang
macedonia skopje macedonian macedonians
norway oslo norwegian norwegians
oman muscat omani omanis
pakistan islamabad pakistani pakistanis
palestine ramallah palestinian palestinians
panama panamanian panamanians
papua
paraguay asuncion asunción paraguayan paraguayans
peru peruvian peruvians
philippines manila philippine filipino filipinos
poland warsaw poles
portugal lisbon portuguese
qatar doha qatari qataris
romania bucharest romanian romanians
russia moscow russian russians kremlin
rwanda kigali rwandan rwandans
saudi riyadh saudis
senegal dakar senegalese
serbia belgrade serbian serbs serb
leonean leoneans freetown
singapore singaporean singaporeans
slovakia bratislava slovak slovaks
slovenia ljubljana slovenian slovenians slovene slovenes
somalia mogadishu somali somalis
south-africa pretoria
south-korea seoul
spain madrid spanish spaniards
lanka lankan lankans colombo
sudan khartoum sudanese
suriname paramaribo surinamese
sweden stockholm swedish swedes
switzerland bern swiss
syria damascus syrian syrians
taiwan taipei taiwanese
tajikistan dushanbe tajik tajiks
tanzania dodoma tanzanian tanzanians
thailand bangkok thai thais
togo lome lomé togolese
tonga tongan tongans
tunisia tunis tunisian tunisians
turkey ankara turkish turks türkiye
turkmenistan ashgabat turkmen
uganda kampala ugandan ugandans
ukraine kyiv kiev ukrainian ukrainians
emirates dhabi emirati emiratis
britain london british britons u.k.
u.s. washington american americans
uruguay montevideo uruguayan uruguayans
uzbekistan tashkent uzbek uzbeks
vatican
venezuela caracas venezuelan venezuelans
vietnam hanoi vietnamese
yemen sanaa yemeni yemenis
zambia lusaka zambian zambians
zimbabwe harare zimbabwean zimbabweans`

/** Sentences that no source is given for. */
export const OWN_VOICE = [
  '{c:The flood damaged 34 shops on the quay}.',
  '{c:The bridge was closed on Wednesday}.',
  '{c:It was the worst storm in living memory}.',
  '{c:The mayor resigned after the vote in the Velden council}.',
  '{c:The reactor has reportedly leaked since spring}.',
] as const

/** Nothing in these is a claim to check. */
export const NO_CLAIM = [
  'Why does the bus not come on Sundays any more?',
  'Please send us your photos of the 2019 flood.',
  'Storm over the quay',
  'Read more: Minister said dam was safe',
  'RELATED: Norland accused Estmark of moving tanks',
  'Share this article with 20 of your friends',
  'Photo: The minister said nothing on Tuesday (Getty Images)',
  '13 September 2024, 09:15 GMT',
] as const

import type { SampleArticle } from './sample-articles'

/** A science and business report with figures, a study as the source, and a doubter. All names are invented. */
export const BATTERY_SAMPLE: SampleArticle = {
  metadata: {
    title: 'Salt battery holds its charge for 1,000 days, institute says',
    outlet: 'Tessel Science Letter (sample)',
    author: 'Sample article written for Claimlight',
    published: '2024-05-02',
    url: '',
    language: 'en',
  },
  text: `Salt battery holds its charge for 1,000 days, institute says

A battery made of molten salt and scrap aluminium lost less than 8 % of its charge in 1,000 days, researchers at the Tessel Institute of Materials reported on Thursday.

The study, published in the institute’s own bulletin, found that a freezing salt stops the charge from leaking away. “When the salt is solid, nothing moves,” said Anneke Vroom, who led the work. “When you warm it, everything does.”

Vroom estimated that a battery the size of a shipping container could heat 40 homes through a winter. The prototype is no bigger than an ice-hockey puck.

Marlow & Finch, the company that holds the licence, announced that it would build a pilot plant in Oster Quay by 2027. The company’s shares rose 11.4 per cent on the day.

Not everybody is convinced. Ravi Tolland, a chemist at the University of Skerry who was not involved in the study, said the results were “lovely, but slow”. He questioned whether the battery would survive more than a few hundred cycles of melting and freezing.

The institute’s previous battery was withdrawn in 2021 after two of its seals reportedly leaked. Vroom rejected the suggestion that the new seals could fail the same way.

According to people familiar with the contract, Marlow & Finch has paid the institute 3 million guilders.

Photo: The prototype in its oven (Tessel Institute)
`,
}

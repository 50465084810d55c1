import type { SampleArticle } from './sample-articles'

/** A dispute between two invented towns: contested times, an accusation and its counter, an anonymous source, a headline. */
export const FLOODGATE_SAMPLE: SampleArticle = {
  metadata: {
    title: 'Brenmoor and Castle Venn trade blame over flooded market',
    outlet: 'The Aldwater Gazette (sample)',
    author: 'Sample article written for Claimlight',
    published: '2024-03-15',
    url: '',
    language: 'en',
  },
  text: `Brenmoor and Castle Venn trade blame over flooded market

By the Gazette’s flood desk

The town council of Brenmoor has accused the Venn Water Board of opening the Tarn sluice without warning on Wednesday night, an hour before the river Aldwater ran through the market square, lifted the cobbles of Cooper’s Row and carried two stalls as far as the old toll house.

“Nobody called us. Nobody rang the bell. We found out when the water was in our shoes,” Mayor Odalys Trent said on Thursday morning. “That is not how neighbours behave. We have shared this river with Castle Venn for four centuries, we have shared its fish and its ferries, and in all that time nobody had to guess what the other bank was doing with the gates.”

The Venn Water Board denied the accusation. Its director, Pell Harrow, said that the board had telephoned Brenmoor town hall twice, had sent a message to the duty officer’s pager, and had waited eleven minutes for an answer that never came.

Harrow also accused the Brenmoor council of leaving the lower floodgate unlocked. “Their gate was open long before ours,” he said, “and our cameras show it. Whoever wants to see the pictures can come to the control room and see them, the mayor included. We have nothing to hide and a good deal to show.”

The flood damaged 34 shops, among them the chandlery, the print works and the town’s only pharmacy, and closed the Brenmoor bridge for nine hours. It was the third flood in the market square since 2019.

According to the Aldwater River Agency, the sluice was opened at 21:40 local time, after the gauge at Pike Lock had passed the red mark for the second time that day. The Brenmoor fire service said in a statement that the sluice was opened at 20:55 local time, when its first engine was already on the quay and its crew was helping the night watchman to carry sandbags.

Two people were taken to hospital with mild hypothermia after they had tried to drive a delivery van through the underpass, a spokeswoman for the Lindmere clinic said.

A board engineer, who asked not to be named, told the Gazette that the remote control of the sluice had failed “at least twice” this winter and that the crew had to drive out and turn the wheel by hand, in the dark, with a torch between their teeth. Sources said the board had known about the fault since January.

On the town’s message board, baker Imre Solle wrote: “Ovens under water, sourdough swimming 🥖🌊. Third time in five years! Whoever opened that gate owes me four hundred rolls and a dry pair of boots 👢”

The regional government warned both towns against drawing conclusions before an inquiry, which is to hear the operators, the fire service and everybody on the market square who kept a photograph with a clock in it. Trent welcomed the inquiry, and urged the board to hand over its telephone records. She said that Harrow had promised her a second siren in 2021.

The lower floodgate is the oldest on the Aldwater and was last repaired in 2006, when the ironwork was painted green and the bell that used to warn the square was taken down.

Read more: Who pays when the Aldwater floods?
`,
}

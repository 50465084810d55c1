import { CONTEXT } from './peers.mjs'

/**
 * Articles as first published and as corrected, written for this. `[a:...]` is the same claim in both; one that stands in the first alone was
 * taken out.
 */
const PAIRS = [
  [
    `Ferry company admits second leak
[a:The night ferry Aurelia lost 40 litres of oil] in the outer harbour on Sunday, the port authority said.
“[b:We found the leak within the hour],” harbour master Edda Lunde told reporters. “[c:No bird was harmed].”
The union disagrees. [d:The pump had been out of order since March], said its delegate, Paul Imre.
[e:The company did not answer questions.]
[f:It is the second leak this year.] In May a hose burst at the coal pier.
The port authority has opened an inquiry. [g:It will report by the end of August], a spokeswoman said.
[h:The company did not answer questions] about the pump.`,
    `Ferry company admits second leak in a year
Correction: an earlier version gave a wrong amount of oil.
[a:The night ferry Aurelia lost 400 litres of oil] in the outer harbour on Sunday night, the port authority said on Monday.
“[b:We found the leak within the hour],” harbour master Edda Lunde told reporters.
[g:The inquiry will report by the end of September], a spokeswoman for the port said.
The union disagrees. [d:The pump had been out of order since March], said its delegate, Paul Imre.
[f:It is the second leak this year.] In May, a hose burst at the coal pier.
[h:The company did not answer questions] about the pump.`,
  ],
  [
    `Council votes for the tramway
[a:Eleven councillors voted for the tramway and nine against it] on Thursday, ending six years of dispute.
Mayor Ines Calder said [b:the first trams would run in 2029]. [c:“Nobody will lose a shop over this,”] she said.
Shopkeepers on Mill Street are less sure. [d:“They told us the same about the parking garage,”] said Tom Achterberg, who sells bicycles.
[e:The line will cost 212 million crowns], according to the city’s own figures.
[f:An independent review put the cost at 260 million.]
[g:Work begins in the spring.] The old bridge stays open, the council says.
[h:The vote was recorded by name.]`,
    `Council votes for the tramway
[a:Twelve councillors voted for the tramway and nine against it] on Thursday evening, ending six years of dispute over the line.
Shopkeepers on Mill Street are unsure. [d:“They told us the same about the parking garage,”] said Tom Achterberg, who sells bicycles there.
Mayor Ines Calder said [b:the first trams would run in 2030]. [c:“Nobody will lose a shop over this,”] she added.
[e:The line will cost 212 million crowns], according to the city’s own figures. [f:An independent review last year put the cost at 260 million crowns.]
[g:Work begins in the spring.] The old bridge stays open, the council says.`,
  ],
  [
    `Two hurt as mine wall falls
A wall of the Kestrel open-cast mine fell on Tuesday morning. [a:Two drivers were hurt], the operator said.
[b:One of them was dug out after four hours], according to the fire brigade.
[c:The wall had been inspected in June], the operator’s director, Lena Osei, said. [d:“There was no sign of movement,”] she said.
Miners tell another story. [e:“There were cracks as wide as my hand,”] one of them said.
[f:The mine inspectorate had warned of the wall twice], documents seen by this paper show.
[g:The mine employs 340 people.]
The operator said [h:it would pay the drivers in full].
[i:The mine stays shut until further notice.]`,
    `Three hurt as mine wall falls
A wall of the Kestrel open-cast mine fell on Tuesday morning. [a:Three drivers were hurt], the operator said in the evening.
[b:One of them was dug out after four hours], according to the fire brigade.
Miners had seen it coming. [e:“There were cracks as wide as my hand,”] one of them said.
[f:The mine inspectorate had warned of the wall three times], documents seen by this paper show.
[c:The wall had last been inspected in June], the operator’s director, Lena Osei, said.
The operator said [h:it would pay the drivers in full]. [g:The mine employs 340 people.]
[i:The mine stays shut until further notice.] The prosecutor has opened an inquiry.`,
  ],
  [
    `Researchers date the bog road
[a:The road of oak planks is 2,900 years old], a team from three universities reports.
[b:“It is older than anybody had dared to guess,”] said the archaeologist Mirja Talvio.
The planks were found by peat cutters in 1974 and left where they were. [c:Nobody believed them at the time], Talvio said.
[d:The wood was felled in winter], its rings show. [e:The road led to an island that is gone today.]
[f:It was used for less than thirty years], the team believes.
Others doubt it. [g:“Thirty years is a guess,”] said Jon Reyes, who was not part of the team.
[h:The museum will show four of the planks] from October.`,
    `Researchers date the bog road
[a:The road of oak planks is about 2,900 years old], a team from three universities reports.
The planks were found by peat-cutters in 1974 and left where they were. [c:Nobody believed them at the time], Dr Talvio said.
[b:“It is older than anyone had dared to guess,”] said the archaeologist Mirja Talvio.
[e:The road led to an island that is gone today.] [d:The wood was felled in winter], its rings show.
Others doubt the dating. [g:“Thirty years is a guess,”] said Jon Reyes, who was not part of the team.
[h:The museum will show four of the planks] from November.`,
  ],
]

export function articlePairs() {
  return PAIRS.map(([first, corrected]) => {
    const [old, fresh] = [unmarked(first), unmarked(corrected)]
    const claims = [...old.spans]
    const quotes = claims.map(([, { start, end }]) => ({
      start,
      end,
      repeated: false,
      exact: old.text.slice(start, end),
      prefix: old.text.slice(Math.max(0, start - CONTEXT), start),
      suffix: old.text.slice(end, end + CONTEXT),
    }))
    return { before: old.text, after: fresh.text, quotes, truths: claims.map(([name]) => fresh.spans.get(name) ?? null) }
  })
}

function unmarked(marked) {
  const spans = new Map()
  let text = ''
  let at = 0
  for (const { 0: whole, 1: name, 2: words, index } of marked.matchAll(/\[([a-z]):([^\]]*)\]/g)) {
    text += marked.slice(at, index)
    spans.set(name, { start: text.length, end: text.length + words.length })
    text += words
    at = index + whole.length
  }
  return { text: text + marked.slice(at), spans }
}

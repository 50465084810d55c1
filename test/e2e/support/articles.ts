/** Articles that the specs bring along. Every place, person and organisation in them is invented. */

export interface ArticleFile {
  readonly name: string
  readonly title: string
  readonly type: string
  readonly text: string
}

const HARBOUR_TITLE = 'Harbour wall closes for repairs'

/** Plain text; the specs mark claims of their own in it. */
export const HARBOUR: ArticleFile = {
  name: 'harbour.txt',
  title: HARBOUR_TITLE,
  type: 'text/plain',
  text: `${HARBOUR_TITLE}

The port of Lowbridge said on Monday that the old harbour wall would close for six weeks. Engineers found eleven cracks below the waterline.

“Nobody asked the fishermen,” said Ines Kallow, who sells crab on the quay. “We will lose half the season.”

The council denied that boats would be turned away. The north basin stays open, day and night, for every boat under twelve metres.
`,
}

export const ORCHARD: ArticleFile = {
  name: 'orchard.md',
  title: 'Late frost takes the plums',
  type: 'text/markdown',
  text: `---
title: Late frost takes the plums
author: Marek Ollin
---

# Late frost takes the plums

Growers in *Upper Sarn* said that **nine in ten** plum trees lost their blossom on Tuesday night.

- The valley association denied that smoke pots had been sold out.
`,
}

export const SIGNAL: ArticleFile = {
  name: 'signal.html',
  title: 'Signal box fault stops the Vale line',
  type: 'text/html',
  text: `<!doctype html>
<html lang="en"><head><title>Signal box fault stops the Vale line</title><meta name="author" content="Tove Brandl"></head>
<body>
<nav><a href="/">Home</a> <a href="/weather">Weather</a></nav>
<article><h1>Signal box fault stops the Vale line</h1>
<p>The railway said that a relay from 1974 failed at Marle Junction, and that no train ran for three hours. It was the second fault this month.</p>
<p>Passengers were told to walk, which the railway denied. “We sent buses,” said Petra Holm, who runs the line. “There were not enough of them.”</p>
<p>According to the drivers' union, the relay had been reported twice since the autumn, and nobody came to look at it before it failed.</p>
</article>
<footer>Subscribe to our letter</footer>
</body></html>
`,
}

export const PASTED = {
  title: 'Bell tower strikes thirteen',
  text: 'Bell tower strikes thirteen\n\nThe sexton of Ostry said that the bell struck thirteen at noon on Sunday. The mayor denied it.\n',
}

export const asFile = ({ name, type, text }: ArticleFile) => ({ name, mimeType: type, buffer: Buffer.from(text, 'utf8') })

/** Two sides that accuse each other, one statement made twice, and several findings of one rule. */
export const FERRY: ArticleFile = {
  name: 'ferry.txt',
  title: 'Ferry line and harbour office blame each other',
  type: 'text/plain',
  text: `Ferry line and harbour office blame each other

The harbour office of Lowbridge has accused the Tern Line of leaving sixty passengers on the north pier on Monday night.

The Tern Line denied the accusation. Its director, Odo Brandl, said that the crew had waited until the pier was empty.

“Nobody rang us before the boat cast off,” said Ines Kallow, who runs the harbour office.

Kallow said that the last ferry had left the north pier forty minutes before the storm warning reached the town.

The ferry first sailed in 1911. It was the third storm of the winter. The pier was rebuilt in 1962 and again in 1988.

The coastguard said the lifeboat went out twice. The hospital said nobody was badly hurt.

Kallow said that the last ferry had left the north pier forty minutes before the storm warning reached the town.

Odo Brandl accused the harbour office of Lowbridge of locking the gate to the pier.
`,
}

/** Text as it stands in an HTML file, between tags or in a quoted attribute. */
export function htmlText(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}

/** Words of people and of the article, kept apart from the words around them so that mixed directions do not mix. */
export function htmlWords(words: string): string {
  return `<bdi>${htmlText(words)}</bdi>`
}

/**
 * A page that needs nothing else: no script, no picture, no address, and a policy that would let none in.
 * @param body HTML whose every text went through `htmlText`
 */
export function htmlPage(title: string, style: string, body: string): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${htmlText(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`
}

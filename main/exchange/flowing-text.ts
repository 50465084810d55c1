/**
 * Collects text the way a browser lays it out: white space collapses, blocks stand apart, nothing starts or ends with a space.
 * Only the white space of HTML collapses (space, tab, LF, CR, FF); no-break spaces are text.
 */
export class FlowingText {
  #pieces: string[] = []
  #breaks = 0
  #space = ''

  /** At least `lines` line feeds before what comes next: 1 for a new line, 2 for a blank one between. */
  break(lines: number): void {
    this.#breaks = Math.max(this.#breaks, lines)
    this.#space = ''
  }

  /** A line break of its own, as `<br>` makes one: two of them leave a blank line. */
  newLine(): void {
    this.#breaks += 1
    this.#space = ''
  }

  /** A tab before what comes next on this line, as between the cells of a row. */
  tab(): void {
    this.#space = '\t'
  }

  add(text: string): void {
    for (const piece of text.split(/([ \t\n\r\f]+)/)) {
      if (piece === '') continue
      if (/^[ \t\n\r\f]/.test(piece)) this.#space ||= ' '
      else this.#put(piece)
    }
  }

  /** Text whose own white space counts, as in `<pre>`. */
  addAsIs(text: string): void {
    if (text !== '') this.#put(text)
  }

  toString(): string {
    return this.#pieces.join('')
  }

  #put(text: string): void {
    if (this.#pieces.length > 0) this.#pieces.push(this.#breaks > 0 ? '\n'.repeat(Math.min(this.#breaks, 2)) : this.#space)
    this.#breaks = 0
    this.#space = ''
    this.#pieces.push(text)
  }
}

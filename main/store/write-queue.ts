/**
 * Work on one file, one piece at a time in the order it was asked for. Edits that wait together are handed over together, so that
 * one flush serves them all; anything else runs alone.
 */
export class WriteQueue<T> {
  readonly #writeTogether: (take: () => readonly T[]) => Promise<void>
  readonly #waiting: ({ readonly kind: 'edit'; readonly edit: T } | { readonly kind: 'alone'; readonly run: () => Promise<void> })[] = []
  #running = false

  /**
   * @param writeTogether called while edits are at the head; it must call `take`, best when it is ready for them, so that those arriving
   * while it gets ready come along. Must not reject.
   */
  constructor(writeTogether: (take: () => readonly T[]) => Promise<void>) {
    this.#writeTogether = writeTogether
  }

  add(edit: T): void {
    this.#waiting.push({ kind: 'edit', edit })
    void this.#run()
  }

  /** Runs `work` when all that was asked for before is done. */
  alone<R>(work: () => Promise<R>): Promise<R> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ kind: 'alone', run: () => work().then(resolve, reject) })
      void this.#run()
    })
  }

  async #run(): Promise<void> {
    if (this.#running) return
    this.#running = true
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      if (next.kind === 'alone') {
        this.#waiting.shift()
        await next.run()
      } else {
        await this.#writeTogether(() => this.#takeEdits())
      }
    }
    this.#running = false
  }

  #takeEdits(): readonly T[] {
    const edits: T[] = []
    for (let next = this.#waiting[0]; next?.kind === 'edit'; next = this.#waiting[0]) {
      edits.push(next.edit)
      this.#waiting.shift()
    }
    return edits
  }
}

/**
 * Runs what has the same key one after the other, in the order of the calls. Reading a text from disk takes longer the first time than
 * the second: without this, the edit asked for second could reach the journal first, and an undo could overtake the edit it is meant for.
 */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>()

  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key)
    const turn = before ? before.then(work, work) : work()
    this.#last.set(key, turn)
    try {
      return await turn
    } finally {
      if (this.#last.get(key) === turn) this.#last.delete(key)
    }
  }
}

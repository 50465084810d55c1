/** Saves once some time after it was first asked to; a process that ends meanwhile is not held up. */
export class SaveLater {
  readonly #afterMs: number
  readonly #save: () => Promise<void>
  #timer: ReturnType<typeof setTimeout> | null = null

  /** @param save may fail: what is saved like this can be made anew */
  constructor(afterMs: number, save: () => Promise<void>) {
    this.#afterMs = afterMs
    this.#save = save
  }

  soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      this.#save().catch(() => undefined)
    }, this.#afterMs)
    this.#timer.unref()
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }
}

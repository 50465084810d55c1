/**
 * Reads until `check` is content with what was read, for states that come by themselves; its last complaint is thrown when the time is
 * over. Looks again every 30 milliseconds, so it costs no more than it must.
 */
export async function eventually<T>(read: () => T | Promise<T>, check: (value: T) => void, milliseconds = 15_000): Promise<T> {
  const until = Date.now() + milliseconds
  for (;;) {
    try {
      const value = await read()
      check(value)
      return value
    } catch (error) {
      if (Date.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  }
}

/** A pattern that finds `literal` as it stands, without regard to case: whoever types `(` looks for `(`. Flags besides `iu` may be given. */
export function literalPattern(literal: string, flags = ''): RegExp {
  return new RegExp(literal.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`), `${flags}iu`)
}

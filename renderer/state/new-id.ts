/** A fresh id for a claim, link or piece of evidence: 128 random bits, so that two libraries never make the same one. */
export function newId(): string {
  return crypto.randomUUID()
}

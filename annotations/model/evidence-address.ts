const WEB = /^https?:\/\/[^\s/?#\\@]+(?:[/?#][^\s]*)?$/i
const MAIL = /^mailto:[^\s@]+@[^\s@]+$/i
// A mark that turns what follows around would show another address than the one that is opened.
const HIDDEN = /[\p{Cc}\p{Cf}]/u

/**
 * Whether an analyst may enter this as the address of evidence: nothing, a page of the web, or a mail address. Anything else (`javascript:`,
 * `file:`, programs' own schemes) is never opened; where it came with a file it is shown as the text that it is.
 */
export function isEvidenceAddress(address: string): boolean {
  return address === '' || (!HIDDEN.test(address) && (WEB.test(address) || MAIL.test(address)))
}

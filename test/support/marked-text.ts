/** Marked texts are read by the measures too, and those may not import tests. */
export { formatMarkedText, parseMarkedText, type MarkedClaim, type MarkedText } from '#eval/marked-text'

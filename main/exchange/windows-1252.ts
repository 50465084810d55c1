/** 0x80 to 0x9F; a control character where the code page has no sign. Source: WHATWG Encoding Standard, index windows-1252. */
const UPPER_CONTROLS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** Every byte means something, so this never fails. Ours because Node 20's own decoder gives 0x80 to 0x9F as ISO 8859-1 does. */
export const decodeWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (sign) => UPPER_CONTROLS.charAt(sign.charCodeAt(0) - 0x80))

/** Only for the words and modifiers of shortcuts; nothing else differs by platform. */
export const isMac = /mac/i.test(navigator.userAgent)

/** What only the desktop's own dialogs say. */
export const DESKTOP_MESSAGES = {
  'desktop.open-external': 'Open this address outside Claimlight?',
  'desktop.open-external.open': 'Open',
  'desktop.cancel': 'Cancel',
} as const

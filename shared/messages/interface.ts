export const INTERFACE_MESSAGES = {
  'tag.attributed': 'attributed',
  'tag.contested': 'contested',
  'tag.unverified': 'unverified',
  'tag.none': 'untagged',
} as const

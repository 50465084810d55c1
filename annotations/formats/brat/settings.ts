import { LINK_KINDS } from '../../model/link'
import { CLAIM_KINDS, SOURCE_KINDS, TAGS } from '../../model/claim'
import * as types from './types'

/** brat's `annotation.conf` for our types, so that a folder of exported files opens in it as it is. */
export function writeSettings(): string {
  const { CLAIM_TYPE: claim, SOURCE_TYPE: source, CUE_TYPE: cue } = types
  return [
    '# Types of Claimlight’s annotations. Offsets in the .ann files count Unicode code points.',
    '[entities]',
    claim,
    source,
    cue,
    '[relations]',
    `${types.SAID_BY}\tArg1:${claim}, Arg2:${source}`,
    `${types.CUED_BY}\tArg1:${claim}, Arg2:${cue}`,
    `${types.NESTED_IN}\tArg1:${claim}, Arg2:${claim}`,
    ...LINK_KINDS.map((kind) => `${kind}\tArg1:${claim}, Arg2:${claim}`),
    '<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>',
    '[events]',
    '[attributes]',
    `${types.TAG_ATTRIBUTE}\tArg:${claim}, Value:${TAGS.join('|')}`,
    `${types.KIND_ATTRIBUTE}\tArg:${claim}, Value:${CLAIM_KINDS.join('|')}`,
    `${types.SOURCE_KIND_ATTRIBUTE}\tArg:${claim}, Value:${SOURCE_KINDS.join('|')}`,
    '',
  ].join('\n')
}

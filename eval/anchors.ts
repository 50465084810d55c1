/** Published figures on PolNeAR's test articles, other articles than those scored here: what the figures are to be read against. */
export interface Anchor {
  readonly name: string
  readonly tokenMicro: string
  /** Content / source / cue. */
  readonly token: string
  readonly exact: string
  readonly contentHalf: string
  readonly whole: string
  readonly head: string
}

export const ANCHORS: readonly Anchor[] = [
  { name: 'quotations only', tokenMicro: '55.0', token: '62.4 / - / -', exact: '33.9 / - / -', contentHalf: '-', whole: '18.5', head: '-' },
  {
    name: 'hand rules with a tagger',
    tokenMicro: '76.0',
    token: '81.0 / - / -',
    exact: '47.2 / 52.1 / 54.0',
    contentHalf: '-',
    whole: '38.6',
    head: '-',
  },
  {
    name: 'published CRF',
    tokenMicro: '71.0',
    token: '73.9 / 62.8 / 56.3',
    exact: '44.3 / 62.0 / 59.0',
    contentHalf: '-',
    whole: '-',
    head: '-',
  },
  {
    name: 'reference CRF',
    tokenMicro: '82.5',
    token: '85.5 / 73.3 / 64.0',
    exact: '58.4 / 70.3 / 68.5',
    contentHalf: '68.6',
    whole: '55.1',
    head: '83.0',
  },
  {
    name: 'DistilBERT (published)',
    tokenMicro: '85.4',
    token: '86.9 / 84.1 / 72.9',
    exact: '62.5 / 77.5 / 71.6',
    contentHalf: '-',
    whole: '-',
    head: '-',
  },
  {
    name: 'people',
    tokenMicro: '88.4',
    token: '91.6 / 81.3 / 68.8',
    exact: '71.3 / 78.0 / 70.6',
    contentHalf: '79.5',
    whole: '73.7',
    head: '94.8',
  },
]

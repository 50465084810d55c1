import { describe, expect, test } from '@jest/globals'
import type { Claim } from '#annotations/model/claim'
import type { ClaimFate } from '#annotations/revise/claim-fate'
import { ClaimMapper } from '#annotations/revise/map-claims'
import { mapText } from '#annotations/revise/map-text'
import { describeSpans } from '#annotations/anchor/describe'
import { parseMarkedText } from '#support/marked-text'
import { sampleClaim } from '#support/sample-set'

/** The first marked claim of a text, with its source and cue. */
function claimIn(marked: string): { readonly text: string; readonly claim: Claim } {
  const { text, claims } = parseMarkedText(marked)
  const [parts] = claims
  if (!parts) throw new Error('nothing is marked')
  const anchors = {
    content: describeSpans(text, parts.content),
    source: describeSpans(text, parts.source),
    cue: describeSpans(text, parts.cue),
  }
  return { text, claim: { ...sampleClaim(text, 'c'), ...anchors } }
}

function fateOf(marked: string, after: string): ClaimFate {
  const { text, claim } = claimIn(marked)
  return new ClaimMapper(mapText(text, after)).fateOf(claim)
}

const words = (fate: ClaimFate, part: 'content' | 'source' | 'cue' = 'content'): readonly string[] =>
  'placed' in fate ? fate.placed[part].map(({ exact }) => exact) : []

const OTHERS = ['Snow lay on the quay.', 'The market opened late.', 'Nobody bought fish before noon on Tuesday.']

describe('a claim on a corrected text', () => {
  test('stays where its words stay, whatever was put in before it', () => {
    const fate = fateOf(
      `${OTHERS[0]}\n{s:The mayor} {q:said} {c:the bridge was safe}.`,
      `${OTHERS[1]} ${OTHERS[0]}\nThe mayor said the bridge was safe.`,
    )
    expect(fate.kind).toBe('kept')
    expect([words(fate), words(fate, 'source'), words(fate, 'cue')]).toEqual([['the bridge was safe'], ['The mayor'], ['said']])
  })

  test('has moved with its paragraph', () => {
    const claim = '{s:The mayor} {q:said} {c:the bridge was safe}.'
    const fate = fateOf([claim, ...OTHERS].join('\n'), [...OTHERS, 'The mayor said the bridge was safe.'].join('\n'))
    expect(fate.kind).toBe('moved')
    expect(words(fate)).toEqual(['the bridge was safe'])
  })

  test('is changed where its number is, and stands on the new one', () => {
    const fate = fateOf(`{s:Rescuers} {q:said} {c:49 people had died}. ${OTHERS[0]}`, `Rescuers said 105 people had died. ${OTHERS[0]}`)
    expect(fate).toMatchObject({ kind: 'changed', reasons: [{ kind: 'number', before: '49', after: '105' }] })
    expect(words(fate)).toEqual(['105 people had died'])
  })

  test('is lost where it was taken out, though its twin stands elsewhere', () => {
    const twin = 'The claim could not be checked.'
    const fate = fateOf(`${OTHERS[0]} {c:${twin}}\n${OTHERS[1]}\n${OTHERS[2]} ${twin}`, `${OTHERS[0]}\n${OTHERS[1]}\n${OTHERS[2]} ${twin}`)
    expect(fate.kind).toBe('lost')
  })

  test('keeps to its own among sentences that are the same', () => {
    const twin = 'The claim could not be checked.'
    const before = `${OTHERS[0]} ${twin}\n${OTHERS[1]} {c:${twin}}\n${OTHERS[2]} ${twin}`
    const after = `${OTHERS[0]} ${twin}\n${OTHERS[1]} ${twin}\n${OTHERS[2]} ${twin} ${twin}`
    const fate = fateOf(before, after)
    expect(fate.kind).toBe('kept')
    expect('placed' in fate && fate.placed.content[0]?.start).toBe(after.indexOf(twin, after.indexOf(OTHERS[1] ?? '')))
  })

  test('is found in what is new where it was moved and edited', () => {
    const claim = 'Divers from two countries searched the wreck of the night ferry for eleven hours.'
    const after = [...OTHERS, `On Friday divers from two countries searched the wreck of the old night ferry for eleven hours.`].join('\n')
    const fate = fateOf([`{c:${claim}}`, ...OTHERS].join('\n'), after)
    expect(['moved', 'changed']).toContain(fate.kind)
    expect(words(fate)[0]).toContain('searched the wreck of the old night ferry for eleven hours')
  })

  test('is ambiguous where two new places are as likely', () => {
    const claim = 'Divers from two countries searched the wreck of the night ferry for eleven hours.'
    const after = [`${claim.slice(0, -1)} on Monday.`, ...OTHERS, `${claim.slice(0, -1)} on Friday.`].join('\n')
    const fate = fateOf([OTHERS[0], `{c:${claim}}`, OTHERS[1], OTHERS[2]].join('\n'), after)
    expect(fate.kind === 'ambiguous' && fate.candidates.map(([span]) => after.slice(span?.start, span?.end).length > 60)).toEqual([
      true,
      true,
    ])
  })

  test('is changed where its source or its cue is gone', () => {
    const fate = fateOf(`${OTHERS[0]}\n{c:The bridge was safe}, {s:the mayor} {q:said}.`, `${OTHERS[0]}\nThe bridge was safe.`)
    expect(fate.kind).toBe('changed')
    expect('reasons' in fate && fate.reasons.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['source', 'cue']))
  })

  test('finds its own sentence among changed ones, though another was put in before it and the next one taken out', () => {
    const before = `{s:The port} {q:said} {c:49 people waited on the pier}.\nThe mayor denied that the gate was locked.\n${OTHERS[1]}`
    const fate = fateOf(before, `It was the third storm of the winter.\nThe port said 105 people waited on the pier.\n${OTHERS[1]}`)
    expect(fate).toMatchObject({ kind: 'changed', reasons: [{ kind: 'number' }] })
    expect(words(fate)).toEqual(['105 people waited on the pier'])
  })

  test.each([
    [
      'split in two',
      'Divers searched the wreck for hours and the captain watched them from the quay.',
      'Divers searched the wreck for hours. The captain watched them from the quay.',
    ],
    [
      'joined from two',
      'Divers searched the wreck for hours. The captain watched them from the quay.',
      'Divers searched the wreck for hours and the captain watched them from the quay.',
    ],
  ])('a sentence that was %s keeps what was said at its end', (_, before, after) => {
    const words = 'watched them from the quay'
    const fate = fateOf(`${OTHERS[0]}\n${before.replace(words, `{c:${words}}`)}\n${OTHERS[1]}`, `${OTHERS[0]}\n${after}\n${OTHERS[1]}`)
    expect('placed' in fate && fate.placed.content[0]?.exact).toBe(words)
  })

  test('is lost with the line it was, though a longer line was cut down to the same words', () => {
    const twin = 'The claim could not be checked.'
    const before = [`${OTHERS[0]}`, `{c:${twin}}`, OTHERS[1], `${twin} ${twin}`, OTHERS[2]].join('\n')
    const after = [`${OTHERS[0]}`, OTHERS[1], twin, OTHERS[2]].join('\n')
    expect(fateOf(before, after).kind).toBe('lost')
  })

  test('goes with the moved sentences beside it, edited or a twin of others', () => {
    const first = 'The ferry to the northern islands was cancelled on Friday.'
    const twin = 'The claim could not be checked.'
    const before = [`${first} {c:${twin}}`, ...OTHERS, `${twin} ${OTHERS[0]}`].join('\n')
    const after = [...OTHERS, OTHERS[0], `${first} ${twin}`].join('\n')
    const fate = fateOf(before, after)
    expect(fate.kind).toBe('moved')
    expect('placed' in fate && fate.placed.content[0]?.start).toBe(after.lastIndexOf(twin))
  })

  test('is found by what is left of it in the sentence that it was joined to', () => {
    const before = `The mayor of the island said the bridge was safe for lorries. {c:Nobody at the harbour office answered the telephone.} ${OTHERS[0]}`
    const fate = fateOf(before, `The mayor of the island said the bridge was safe harbour office answered the telephone. ${OTHERS[0]}`)
    expect(words(fate)).toEqual(['harbour office answered the telephone.'])
  })

  test('does not reach over what is new for a full stop or for letters of another word', () => {
    const fate = fateOf(
      'The mayor said {c:the bridge was safe for lorries and buses} of the island. The market opened late on Tuesday.',
      'The mayor said the bridge was safe for lorries rebuses northern before harbour. The market opened late on Tuesday.',
    )
    expect(words(fate)[0]).toMatch(/^the bridge was safe for lorries/)
    expect(words(fate)[0]).not.toContain('harbour')
  })

  test('that is a whole sentence is the whole sentence that it became', () => {
    const fate = fateOf(
      `${OTHERS[0]} {c:Two members of the crew denied that the repair fund was empty.}`,
      `${OTHERS[0]} Three of the members of the crew denied that the repair fund was empty.`,
    )
    expect(words(fate)).toEqual(['Three of the members of the crew denied that the repair fund was empty.'])
  })

  test('is not said to have moved where its twin, taken out as well, may be what came', () => {
    const twin = 'Nobody at the harbour office answered the telephone.'
    const before = `${OTHERS[0]} {c:${twin}}\n${OTHERS[1]}\n${OTHERS[2]} ${twin}`
    const after = `${OTHERS[0]}\n${OTHERS[1]}\nNobody at the old harbour office answered the telephone.\n${OTHERS[2]}`
    expect(fateOf(before, after).kind).toBe('ambiguous')
  })

  test('broken by its cue keeps both its parts', () => {
    const fate = fateOf(
      `{c1:“We saw the ship,”} {s1:she} {q1:said}, {c1:“and it was sinking.”}`,
      `${OTHERS[1]}\n“We saw the ship,” she said, “and it was sinking.”`,
    )
    expect(fate.kind).toBe('kept')
    expect(words(fate)).toEqual(['“We saw the ship,”', '“and it was sinking.”'])
  })

  test('is found moved with what came in the place of its first and last words', () => {
    const before = `${OTHERS[0]}\n{c:It will report by the end of August}, a spokeswoman said.\n${OTHERS[1]}\n${OTHERS[2]}`
    const after = `${OTHERS[0]}\n${OTHERS[1]}\n${OTHERS[2]}\nThe inquiry will report by the end of September, a spokeswoman for the port said.`
    expect(words(fateOf(before, after))).toEqual(['The inquiry will report by the end of September'])
  })

  test.each([
    ['The council {c:lost the vote}.', 'The council lost the votes.', 'lost the votes'],
    ['They {c:agreed on a price}.', 'They disagreed on a price.', 'disagreed on a price'],
    ['The ferry {c:lost 400} litres of oil.', 'The ferry lost 4000 litres of oil.', 'lost 4000'],
  ])('has no part of a word or of a number: %s', (before, after, expected) => {
    expect(words(fateOf(before, after))).toEqual([expected])
  })

  test('that says what others say keeps to its own where an edit cut through the end of the sentence before it, and the next was edited', () => {
    const twin = 'Both sides have appealed.'
    const [long, next] = [
      'The harbour master said that the depot held fewer than forty barrels.',
      'The insurers wrote in a letter that they would pay.',
    ]
    const before = `${OTHERS[0]} ${twin}\n${long} {c:${twin}} ${next}\n${OTHERS[1]} ${twin}`
    const after = `${OTHERS[0]} ${twin}\n${long.slice(0, -4)}ve appealed. ${next.replace('would', 'might')}\n${OTHERS[1]} ${twin}`
    expect(words(fateOf(before, after.replace('barrve', 'barrhave')))).toEqual(['have appealed.'])
  })
})

import { countWords } from '../reading/passage'
import { STATEMENT_WORDS } from '../reading/quotes'
import type { TokenRange } from '../reading/token'
import { answers, chooseSpans } from './choose-spans'
import { findCueEvents } from './cue-events'
import { describeKeep } from './keep-features'
import { findLeftovers } from './leftovers'
import type { LinkReading } from './link-reading'
import { isStatement } from './is-statement'
import type { LinkerModel } from './linker-model'
import { describeOwner } from './owner-features'
import { PartScores } from './part-scores'
import { ownersFor, type Kept, type KeptPassage, PARAGRAPHS_BACK } from './owners'
import { sigmoid, softmax } from './softmax'
import { moreQuestion } from './span-slot'
import { type SpeakerNames, speakerLine } from './speaker-lines'

/** A content that no cue of its sentence reports and that was given to an attribution near it. */
export interface JoinedContent {
  readonly reading: LinkReading
  readonly range: TokenRange
}

export interface Linked {
  readonly kept: Kept
  readonly joined: readonly JoinedContent[]
}

/** A quotation that nobody near it is given. */
export interface Unclaimed {
  readonly range: TokenRange
  /** Probability that it is a content. */
  readonly share: number
}

export interface LinkedPassage {
  readonly reading: LinkReading
  /** Those with a content, in the order of their cues. */
  readonly attributions: readonly Linked[]
  readonly unclaimed: readonly Unclaimed[]
  /** Token ranges that attributions of other passages were given. */
  readonly givenAway: readonly TokenRange[]
}

interface Open extends KeptPassage {
  readonly joined: JoinedContent[][]
  readonly unclaimed: Unclaimed[]
  readonly givenAway: TokenRange[]
}

/**
 * Finds the attributions of an article whose passages come one after the other. For each likely cue it chooses words, source and contents
 * together, keeps those that are attributions more likely than not, and gives contents left over to the attributions around them.
 * A passage is finished once no later one can add to it, so what is held does not grow with the article.
 */
export class PassageLinker {
  readonly #model: LinkerModel
  readonly #names: SpeakerNames
  readonly #spans: PartScores
  readonly #decisions: PartScores
  readonly #owners: PartScores
  /** By index of the passage; finished ones are taken out. */
  readonly #open: (Open | undefined)[] = []
  #finished = 0

  constructor(model: LinkerModel, names: SpeakerNames) {
    this.#model = model
    this.#names = names
    this.#spans = new PartScores(model.spans)
    this.#decisions = new PartScores(model.keep)
    this.#owners = new PartScores(model.owner)
  }

  /** Takes the next passage; returns those that are finished. */
  read(reading: LinkReading): LinkedPassage[] {
    const kept = this.#keep(reading)
    this.#open.push({ reading, kept, joined: kept.map(() => []), unclaimed: [], givenAway: [] })
    this.#shareOut(this.#open.length - 2)
    return this.#finishUpTo(this.#open.length - 1 - PARAGRAPHS_BACK)
  }

  /** No passage follows; returns the rest. */
  end(): LinkedPassage[] {
    this.#shareOut(this.#open.length - 1)
    return this.#finishUpTo(this.#open.length)
  }

  #keep(reading: LinkReading): Kept[] {
    const { threshold } = this.#model
    const chosen = findCueEvents(reading).map((event) => chooseSpans(reading, event, this.#spans))
    const kept: Kept[] = []
    chosen.forEach((one, index) => {
      this.#decisions.clear()
      describeKeep(reading, chosen, index, this.#decisions)
      const share = sigmoid(this.#decisions.last)
      if (share < threshold || !isStatement(reading, one)) return
      const { event, cue, source, left, right, shares } = one
      kept.push({ event, cue, source, left, right, shares, keep: share })
    })
    const line = speakerLine(reading.passage, this.#names)
    return line ? withSpeakerLine(kept, line) : kept
  }

  /** Gives the contents left over in a passage to attributions around them. */
  #shareOut(at: number): void {
    const passage = this.#open[at]
    if (!passage) return
    const { reading, kept } = passage
    for (const { run, region, touches } of findLeftovers(reading, kept)) {
      const answer = answers(moreQuestion(reading, run, region, touches), this.#spans, 1)[0]
      if (!answer?.range) continue
      const { range, share } = answer
      const owner = this.#ownerOf(at, range)
      if (owner) {
        this.#open[owner.at]?.joined[owner.index]?.push({ reading, range })
        if (owner.at !== at) passage.givenAway.push(range)
      } else if (isQuotation(reading, range)) passage.unclaimed.push({ range, share })
    }
  }

  #ownerOf(at: number, range: TokenRange): { readonly at: number; readonly index: number } | null {
    const here = this.#open[at]
    if (!here) return null
    this.#owners.clear()
    const owners = ownersFor(this.#open, at, range)
    const shares = owners.map(({ owner, rank }) => {
      describeOwner(here.reading, range, owner, rank, this.#owners)
      return this.#owners.last
    })
    softmax(shares)
    const owner = owners[shares.indexOf(Math.max(...shares))]?.owner
    if (!owner) return null
    const index = this.#open[at - owner.back]?.kept.findIndex(({ cue }) => cue.first === owner.cue.first) ?? -1
    return index < 0 ? null : { at: at - owner.back, index }
  }

  #finishUpTo(end: number): LinkedPassage[] {
    const done: LinkedPassage[] = []
    for (; this.#finished < end; this.#finished++) {
      const passage = this.#open[this.#finished]
      this.#open[this.#finished] = undefined
      if (!passage) continue
      const { reading, kept, joined, unclaimed, givenAway } = passage
      const attributions = kept.map((one, i) => ({ kept: one, joined: joined[i] ?? [] })).filter(hasContent)
      done.push({ reading, attributions, unclaimed, givenAway })
    }
    return done
  }
}

/** A line with its speaker's name is an attribution whatever the weights say of its mark, and there is no other cue in its name. */
function withSpeakerLine(kept: readonly Kept[], line: Kept): Kept[] {
  const touches = ({ cue }: Kept): boolean =>
    [line.cue, line.source].some((range) => range !== null && cue.first < range.end && range.first < cue.end)
  return [...kept.filter((one) => !touches(one)), line].sort((a, b) => a.cue.first - b.cue.first)
}

function isQuotation({ passage }: LinkReading, range: TokenRange): boolean {
  return (passage.quotes.at[range.first] ?? -1) >= 0 && countWords(passage, range) >= STATEMENT_WORDS
}

function hasContent({ kept, joined }: Linked): boolean {
  return kept.left !== null || kept.right !== null || joined.length > 0
}

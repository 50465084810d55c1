import { hull, type Span } from '../text/span'
import type { Member } from './cluster'
import { type Component, memberKey, overlapComponents } from './overlap-graph'
import { partitionComponent } from './partition-component'
import type { ReviewSet } from './review-set'

/** The claims of one cluster, by analyst. */
export interface Group {
  /** Analyst and id of its oldest claim; of claims of one moment, the first by analyst and id. */
  readonly key: string
  readonly members: readonly Member[]
}

interface Solved extends Span {
  readonly members: readonly Member[]
  readonly groups: readonly Group[]
}

/** Where more claims than this changed at once, everything is solved anew: looking for what each touches would cost more. */
const MOST_CHANGES = 200

/**
 * Which claims of several analysts are one claim, kept from one reading to the next. After an edit only the components are solved anew that held
 * a claim which is gone, or whose hull a new claim overlaps: no other component can gain or lose a claim. What was changed is found by
 * comparing the sets that are other objects than before, claim by claim.
 */
export class SolvedComponents {
  #sets: readonly ReviewSet[] = []
  #solved = new Set<Solved>()
  readonly #of = new Map<string, Solved>()

  /** @param sets by analyst */
  groups(sets: readonly ReviewSet[]): readonly Group[] {
    const changes = changesBetween(this.#sets, sets)
    this.#sets = sets
    if (changes) this.#edit(changes)
    else {
      this.#solved = new Set()
      this.#of.clear()
      this.#add(sets.flatMap(({ analyst, claims }) => [...claims.values()].map((claim): Member => ({ analyst, claim }))))
    }
    return [...this.#solved].flatMap(({ groups }) => groups)
  }

  #edit({ gone, come }: Changes): void {
    const touched = new Set<Solved>()
    for (const key of gone) {
      const solved = this.#of.get(key)
      if (solved) touched.add(solved)
      this.#of.delete(key)
    }
    for (const { claim } of come) {
      const around = hull(claim.content)
      if (around) for (const solved of this.#solved) if (solved.start < around.end && around.start < solved.end) touched.add(solved)
    }
    const rest = [...touched].flatMap(({ members }) => members.filter((member) => !gone.has(memberKey(member))))
    for (const solved of touched) this.#solved.delete(solved)
    this.#add([...rest, ...come])
  }

  #add(members: readonly Member[]): void {
    for (const component of overlapComponents(members)) {
      const solved = solve(component)
      this.#solved.add(solved)
      for (const member of component.members) this.#of.set(memberKey(member), solved)
    }
  }
}

interface Changes {
  /** Keys of claims that are not there any more, or not as they were. */
  readonly gone: ReadonlySet<string>
  readonly come: readonly Member[]
}

/** Null where all is to be solved anew: other analysts, another text, or too many changes. */
function changesBetween(before: readonly ReviewSet[], after: readonly ReviewSet[]): Changes | null {
  const isSame = ({ analyst, revision }: ReviewSet, i: number): boolean =>
    before[i]?.analyst === analyst && before[i]?.revision === revision
  if (before.length !== after.length || !after.every(isSame)) return null
  const gone = new Set<string>()
  const come: Member[] = []
  for (const [i, { analyst, claims }] of after.entries()) {
    const old = before[i]?.claims
    if (!old || old === claims) continue
    for (const claim of claims.values()) {
      const was = old.get(claim.id)
      if (was === claim) continue
      if (was) gone.add(memberKey({ analyst, claim }))
      come.push({ analyst, claim })
    }
    for (const claim of old.values()) if (!claims.has(claim.id)) gone.add(memberKey({ analyst, claim }))
    if (gone.size + come.length > MOST_CHANGES) return null
  }
  return { gone, come }
}

function solve(component: Component): Solved {
  const { members } = component
  const around = hull(members.flatMap(({ claim }) => claim.content)) ?? { start: 0, end: 0 }
  const groups = partitionComponent(component).map((numbers): Group => {
    const group = numbers.flatMap((i) => members[i] ?? []).sort((a, b) => (a.analyst < b.analyst ? -1 : 1))
    return { key: keyOfMembers(group), members: group }
  })
  return { ...around, members, groups }
}

function keyOfMembers(members: readonly Member[]): string {
  const [first, ...rest] = members
  if (!first) return ''
  const oldest = rest.reduce((best, member) => {
    if (member.claim.createdAt !== best.claim.createdAt) return member.claim.createdAt < best.claim.createdAt ? member : best
    return memberKey(member) < memberKey(best) ? member : best
  }, first)
  return memberKey(oldest)
}

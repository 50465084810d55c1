/** One thing ranked, and whether it belongs at the top. */
export interface Ranked {
  readonly score: number
  readonly isWanted: boolean
}

/** The chance that a wanted thing stands above an unwanted one, ties counting half: 0.5 is a coin (Hanley and McNeil 1982). NaN without both. */
export function areaUnderCurve(ranked: readonly Ranked[]): number {
  let below = 0
  let area = 0
  let wanted = 0
  for (const group of groups(ranked).reverse()) {
    area += group.wanted * (below + group.unwanted / 2)
    below += group.unwanted
    wanted += group.wanted
  }
  return area / (wanted * below)
}

/** The mean precision at each wanted thing, read from the top; a group of ties counts with its precision at its end. NaN without a wanted one. */
export function averagePrecision(ranked: readonly Ranked[]): number {
  let seen = 0
  let wanted = 0
  let sum = 0
  for (const group of groups(ranked)) {
    seen += group.wanted + group.unwanted
    wanted += group.wanted
    sum += group.wanted * (wanted / seen)
  }
  return sum / wanted
}

interface Group {
  readonly wanted: number
  readonly unwanted: number
}

/** How many of each kind share a score, the highest score first. */
function groups(ranked: readonly Ranked[]): Group[] {
  const byScore = new Map<number, { wanted: number; unwanted: number }>()
  for (const { score, isWanted } of ranked) {
    const group = byScore.get(score) ?? { wanted: 0, unwanted: 0 }
    if (isWanted) group.wanted++
    else group.unwanted++
    byScore.set(score, group)
  }
  return [...byScore].sort(([a], [b]) => b - a).map(([, group]) => group)
}

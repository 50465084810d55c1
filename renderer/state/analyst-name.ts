/** The name to show for what a set goes by. For now they are the same; whoever shows an analyst asks here all the same. */
export function analystName(analyst: string): string {
  return analyst
}

/** Companies, clubs and courts. */
export const BUSINESS_SPORT_COURT = [
  '{s:Marlow & Finch} {q:announced} {c:a dividend of 12 pence a share}.',
  '{s:The company’s chief executive, Dara Quill,} {q:said} {c:sales would recover by autumn}.',
  '{s:Analysts} {q:expect} {c:the bank to raise its rates}.',
  '{c:“We were second best,”} {s:coach Milo Strand} {q:admitted}.',
  '{s:Strand} {q:criticised} {c:the referee for adding nine minutes}.',
  '{s:The striker} {q:insisted} {c:he had not touched the ball}.',
  '{s:Prosecutors} {q:allege} {c:that the clerk moved 90,000 crowns to his own account}.',
  '{s:The defendant} {q:pleaded} {c:not guilty}.',
  '{s:Judge Orla Venn} {q:rejected} {c:the claim that the letter was forged}.',
  '{s:His lawyer} {q:argued} {c:that the search was unlawful}.',
  '{c:The clerk} {q:was accused} {c:of moving 90,000 crowns}.',
] as const

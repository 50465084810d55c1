/** Local papers: people with their offices, quotations first, neighbours. */
export const LOCAL = [
  '{c:“The bus has not come since Easter,”} {q:said} {s:Greta Holm, who runs the bakery on Mill Lane}.',
  '{c:“The bus has not come since Easter,”} {s:Holm} {q:said}. {c:“We walk.”}',
  '{c:“The bus,”} {s:she} {q:said}, {c:“has not come since Easter.”}',
  '{s:Councillor Tam Birdwell} {q:announced} {c:that the pool would close in June}.',
  '{s:Tam Birdwell, a councillor for the east ward,} {q:said} {c:the pool would close in June}.',
  '{c:The pool will close in June}, {s:a spokesman for the council} {q:said} on Friday.',
  '{s:Neighbours} {q:said} {c:they had smelled gas for a week}.',
  '{s:Birdwell} {q:urged} {c:residents to boil their water}.',
  '{s:The school’s head teacher} {q:wrote in a letter} to parents {c:that lessons would start at ten}.',
  '{s:Her brother} {q:told} the court {c:that the door had been open}.',
  '{c:“Who pays for it?”} {s:Holm} {q:asked}.',
  "{c:'It was chaos,'} {q:said} {s:one driver}.",
] as const

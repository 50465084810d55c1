/** Research news: studies, institutes and estimates as sources. */
export const SCIENCE = [
  '{s:The study} {q:found} {c:that the glaciers lost a third of their ice in ten years}.',
  '{s:Researchers at the Ostrand Institute} {q:reported} {c:that the enzyme breaks down wax}.',
  '{c:The enzyme breaks down wax within hours}, {q:according to} {s:a study published in the bulletin of the Ostrand Institute}.',
  '{s:Lena Okoro, a chemist at Skerry University,} {q:said} {c:the dose was too small to matter}.',
  '{s:The team} {q:estimated} {c:that 40,000 eels pass the weir each year}.',
  '{c:“We do not know why they turn,”} {q:said} {s:Okoro}. {c:“Nobody has watched them at night.”}',
  '{s:The survey} {q:suggests} {c:that hedgehogs avoid lit streets}.',
] as const

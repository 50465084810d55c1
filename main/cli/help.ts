export const HELP = `Usage: npm run -s claimlight -- COMMAND [OPTIONS]
The same application without a window. Data goes to standard output, progress and complaints to standard error.

  detect FILE...                           suggestions as JSON, a line a file
  detect --jsonl IN.jsonl --out OUT.jsonl  one article a line: {doc_id, text}
  add --library DIR FILE...                adds articles, prints their ids        [--encoding LABEL] [--json]
  apply --library DIR --analyst NAME       reads edits as JSON lines, prints "saved SEQ" for each once it is on disk
  list --library DIR                       id, state, decided/suggested, claims, title   [--query WORDS] [--json]
  show --library DIR [ID...]               the claims of articles                 [--analyst NAME] [--json]
  verify --library DIR                     re-reads everything; exit code 1 if anything is wrong [--json]
  export --library DIR --format FORMAT --out PATH   native|w3c|jsonl|csv|brat     [--article ID] [--analyst NAME] [--raw]
  import --library DIR FILE...             annotation sets in any of these formats [--own] [--analyst NAME] [--json]

Exit codes: 0 done, 1 something went wrong, 2 called the wrong way. "apply --help" shows every edit with an example.
`

export const APPLY_HELP = `Usage: npm run -s claimlight -- apply --library DIR --analyst NAME < EDITS.jsonl
One JSON object a line. Offsets are half-open, in UTF-16 code units of the article's canonical text. "article" is the id that "add"
prints, "claim" a claim's id, "suggestion" the key that "detect" prints. "id" may be left out where something new is made.

Suggestions
  {"op":"accept","article":"0123456789abcdef","suggestion":"120-164","tag":"contested","id":"c1"}
      tag left out or null: the tag that the suggestion proposes
  {"op":"reject","article":"0123456789abcdef","suggestion":"120-164"}
Claims
  {"op":"add","article":"0123456789abcdef","id":"c2","content":[{"start":10,"end":42},{"start":50,"end":61}],"source":[{"start":0,"end":4}],
   "cue":[{"start":5,"end":9}],"claimKind":"attribution","sourceName":"The mayor","sourceKind":"role","tag":"attributed","note":"on one line"}
      only content is needed; claimKind: attribution|own-voice; sourceKind: named|role|anonymous|second-hand|none
  {"op":"delete","article":"0123456789abcdef","claim":"c2"}
      its links go with it, and one undo brings all of it back
  {"op":"tag","article":"0123456789abcdef","claim":"c2","tag":"unverified"}
      tag: attributed|contested|unverified, or null to remove it
  {"op":"spans","article":"0123456789abcdef","claim":"c2","part":"content","spans":[{"start":10,"end":40}]}
      part: content|source|cue; several spans make it discontinuous, none removes a source or cue
  {"op":"source","article":"0123456789abcdef","claim":"c2","sourceName":"The mayor","sourceKind":"role","claimKind":"attribution"}
  {"op":"note","article":"0123456789abcdef","claim":"c2","note":"Asked the press office."}
Evidence
  {"op":"evidence.add","article":"0123456789abcdef","claim":"c2","evidence":{"id":"e1","url":"https://example.org/minutes","excerpt":"Seven to two.",
   "stance":"supports","retrieved":"2026-03-01"}}
      stance: supports|refutes|context
  {"op":"evidence.edit","article":"0123456789abcdef","claim":"c2","evidence":{"id":"e1","url":"","excerpt":"Eight to one.","stance":"refutes","retrieved":""}}
  {"op":"evidence.delete","article":"0123456789abcdef","claim":"c2","evidence":"e1"}
Links
  {"op":"link","article":"0123456789abcdef","id":"l1","link":"contradicts","from":"c1","to":"c2","reason":"Two different figures."}
      link: contradicts|supports|repeats|updates
  {"op":"unlink","article":"0123456789abcdef","link":"l1"}
History
  {"op":"undo","article":"0123456789abcdef"}
  {"op":"redo","article":"0123456789abcdef"}

Prints "saved SEQ" (or "unchanged SEQ") a line. Stops at the first line that cannot be applied, with exit code 1; all before it is saved.
`

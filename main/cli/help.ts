export const HELP = `Usage: npm run -s claimlight -- COMMAND [OPTIONS]
The same application without a window. Data goes to standard output, progress and complaints to standard error.

  detect FILE...                           suggestions as JSON, a line a file
  detect --jsonl IN.jsonl --out OUT.jsonl  one article a line: {doc_id, text}
  add --library DIR FILE...                adds articles, prints their ids        [--encoding LABEL] [--json]
  add --library DIR --revision-of ID FILE  adds a text as the newest revision of an article, prints its hash [--encoding LABEL]
  revise --library DIR ID...               brings this analyst's claims to the newest revision, prints what became of each;
                                           what is not simply kept stays to be looked at again   [--analyst NAME] [--dry-run] [--json]
  apply --library DIR --analyst NAME       reads edits as JSON lines, prints "saved SEQ" for each once it is on disk
                                           [--confirm]: may remove more than a fifth of the claims
  list --library DIR                       id, state, decided/suggested, claims, title of each article, as far as
                                           this analyst has come                  [--analyst NAME] [--query WORDS] [--json]
  show --library DIR [ID...]               everyone's claims, or one analyst's    [--analyst NAME] [--json]
  show --library DIR ID --from N --to M    this analyst's claims between two places of the text, the rest is not read
                                           [--analyst NAME] [--json]
  name --library DIR [NAME]                what this analyst is called, or another name from now on: sets, edits and packages
                                           stay theirs                            [--analyst NAME] [--json]
  verify --library DIR                     re-reads everything; exit code 1 if anything is wrong [--json]
  repair --library DIR [FILE...]           what of damaged files would be lost; with --keep the rest is kept and the files are
                                           moved to quarantine/                   [--keep] [--json]
  backup --library DIR                     makes a backup and prints its name; with --out PATH the whole library as one
                                           archive there, nothing written to DIR  [--out PATH] [--json]
  restore --library DIR [NAME]             lists the backups, or goes back to one; what is there is backed up first
                                           [--confirm] [--json]
  export --library DIR --format FORMAT --out PATH   native|w3c|jsonl|csv|brat; everyone's sets, or with --article ID
                                           this analyst's on one article          [--article ID] [--analyst NAME] [--raw]
                                           PATH is a folder where the format makes several files, or where it is one
                                           already; else the one file goes there. Nothing is written into a library.
  agree --library DIR                      how far analysts agree, article by article, pair by pair [--article ID] [--json]
  agree SET.json SET.json...               the same of annotation files on one text [--json]
  adjudicate --library DIR --take majority|NAME  settles at once what most analysts, or one of them, say, or with --full-agreement
                                           what all say; ties stay open            [--article ID] [--dry-run] [--json]
  report --library DIR --out FILE.html     agreement, differences and decisions as a page that prints [--article ID]
  import --library DIR FILE...             annotation sets in any of these formats, each to the analyst it names or,
                                           with --own, to this one                [--own] [--analyst NAME] [--json]
  package --library DIR --kind KIND --out FILE   a package for a colleague to judge by: blind|masked|open, or return: what this
                                           analyst has made                       [--article ID] [--analyst NAME] [--json]
  merge --library DIR FILE...              brings packages in; a claim changed here and there needs --take mine|theirs
                                           [--analyst NAME] [--take SIDE] [--dry-run] [--confirm] [--json]

"This analyst" is --analyst NAME, else CLAIMLIGHT_ANALYST, else your name on this computer: what they began with, or the name they took. --raw leaves a CSV table without its
guard against formulas. Exit codes: 0 done, 1 something went wrong, 2 called the wrong way. "help apply", "help adjudicate",
"help package" and "help merge" show more, with examples.
`

/** The columns of a finding that a false positive rests on; the merge compares the same (`merge-run/plan.ts`). */
type JudgedBy = {
  packageVersion: string | null
  path: string | null
  title: string
  resource: string | null
}

const words: readonly [keyof JudgedBy, string][] = [
  ['packageVersion', 'version'],
  ['path', 'path'],
  ['title', 'title'],
  ['resource', 'resource'],
]
/** A title may be as long as a paragraph; the whole of it stands on the finding's page. */
const longestQuote = 80

export const judgedBy = ({ packageVersion, path, title, resource }: JudgedBy): JudgedBy => ({
  packageVersion,
  path,
  title,
  resource,
})

/** What is otherwise now than when it was asked, in words; empty when it still is what the requester saw. */
export function changesSince(asked: JudgedBy, now: JudgedBy): string[] {
  return words
    .filter(([name]) => asked[name] !== now[name])
    .map(([name, word]) => `${word} ${quote(asked[name])} is ${quote(now[name])} now`)
}

function quote(value: string | null): string {
  if (value === null) return '(none)'
  return value.length <= longestQuote ? `“${value}”` : `“${value.slice(0, longestQuote)}…”`
}

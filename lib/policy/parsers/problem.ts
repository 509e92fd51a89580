export type Path = readonly PropertyKey[]

/** One mistake in a policy file, said so that a person can find and mend it. Line and column count from 1. */
export type PolicyProblem = {
  readonly file: string
  readonly line: number
  readonly column: number
  /** Where in the document, for example `pillars[0].clauses[2].controls[0].parameters.sla_days.high`. */
  readonly path: string
  readonly expected: string
  readonly found: string
  readonly suggestion: string | null
}

/** A mistake before its place in the text is known. `isAtKey` points at the name, not at its value. */
export type Mistake = {
  readonly path: Path
  readonly expected: string
  readonly found: string
  readonly suggestion?: string | null
  readonly isAtKey?: boolean
}

/** `file:line:column path: expected …, found …. suggestion`, the form editors turn into a link. */
export function formatProblem(problem: PolicyProblem): string {
  const place = `${problem.file}:${problem.line}:${problem.column}`
  const where = problem.path === '' ? '' : ` ${problem.path}:`
  const suggestion = problem.suggestion === null ? '' : ` ${problem.suggestion}`
  return `${place}${where} expected ${problem.expected}, found ${problem.found}.${suggestion}`
}

export function formatPath(path: Path): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${String(step)}`,
    )
    .join('')
}

const longestQuote = 60

/** A value as a person would name it: `"text"`, `the number 7`, `a list of 3`, `nothing`. */
export function describeValue(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (typeof value === 'string') {
    return JSON.stringify(value.length > longestQuote ? `${value.slice(0, longestQuote - 1)}…` : value)
  }
  if (typeof value === 'number') return `the number ${value}`
  if (typeof value === 'boolean') return `the word ${value}`
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
  return 'a mapping'
}

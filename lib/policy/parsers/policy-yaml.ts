import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml'
import type { Policy, PolicyVocabulary } from '../model.ts'
import { policyFileSchema, toPolicy } from './policy-file.ts'
import { formatPath, type Mistake, type PolicyProblem } from './problem.ts'
import { referenceMistakes } from './references.ts'
import { schemaMistakes } from './schema-mistakes.ts'

export type ParsedPolicy =
  | { readonly isValid: true; readonly policy: Policy }
  | { readonly isValid: false; readonly problems: readonly PolicyProblem[] }

/** No policy needs more; a file that expands further is a mistake or an attack ("billion laughs"). */
const maxAliasCount = 100

/**
 * Reads the text of a policy file. Never throws for what the text says: every mistake is collected, with its line
 * and column, in the order of the text. `file` is only the name shown in the problems.
 */
export function parsePolicy(
  text: string,
  options: { file: string; vocabulary: PolicyVocabulary },
): ParsedPolicy {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    version: '1.2',
    schema: 'core',
  })
  const problem = (offset: number, mistake: Omit<Mistake, 'path'> & { path: string }): PolicyProblem => {
    const { line, col } = lines.linePos(offset)
    const { path, expected, found, suggestion = null } = mistake
    return {
      file: options.file,
      line: Math.max(line, 1),
      column: Math.max(col, 1),
      path,
      expected,
      found,
      suggestion,
    }
  }

  // With broken syntax the rest of the tree is guesswork: mistakes found in it would mislead.
  const syntax = [...document.errors, ...document.warnings]
  if (syntax.length > 0) {
    const problems = syntax.map(({ pos, message }) =>
      problem(pos[0], {
        path: '',
        expected: 'valid YAML',
        found: `a mistake: ${message.replace(/\.$/, '')}`,
      }),
    )
    return { isValid: false, problems: inOrder(problems) }
  }

  const value = plainValue(document)
  if (value.error !== null) {
    const found = `a mistake: ${value.error}`
    return { isValid: false, problems: [problem(0, { path: '', expected: 'fewer YAML aliases', found })] }
  }
  const mistakes = [
    ...schemaMistakes(policyFileSchema, value.plain),
    ...referenceMistakes(value.plain, options.vocabulary),
  ]
  if (mistakes.length === 0) {
    return { isValid: true, policy: toPolicy(policyFileSchema.parse(value.plain), options.vocabulary) }
  }
  const problems = mistakes.map((mistake) =>
    problem(offsetOf(document, mistake), { ...mistake, path: formatPath(mistake.path) }),
  )
  return { isValid: false, problems: inOrder(problems) }
}

function plainValue(
  document: Document.Parsed,
): { plain: unknown; error: null } | { plain: null; error: string } {
  try {
    return { plain: document.toJS({ maxAliasCount }), error: null }
  } catch (error) {
    // The library's way to refuse too many or unresolved aliases.
    if (error instanceof ReferenceError) return { plain: null, error: error.message }
    throw error
  }
}

/** Where the mistake stands in the text: its key, its value, or the nearest thing around a value that is missing. */
function offsetOf(document: Document.Parsed, { path, isAtKey = false }: Mistake): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (!isNode(node)) continue
    const key = isAtKey && length === path.length ? keyNode(document, path) : null
    const start = (key ?? node).range?.[0]
    if (start !== undefined) return start
  }
  return 0
}

function keyNode(document: Document.Parsed, path: readonly PropertyKey[]): Node | null {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (!isMap(parent)) return null
  const name = String(path.at(-1))
  const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === name)
  return isNode(pair?.key) ? pair.key : null
}

function inOrder(problems: readonly PolicyProblem[]): PolicyProblem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column || (a.path < b.path ? -1 : 1))
}

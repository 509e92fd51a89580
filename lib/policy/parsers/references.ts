import type { PolicyVocabulary } from '../model.ts'
import { closestWord } from '../rules/closest-word.ts'
import { describeValue, type Mistake, type Path } from './problem.ts'
import { schemaMistakes } from './schema-mistakes.ts'

type Mapping = Readonly<Record<string, unknown>>

/**
 * What a shape cannot say: numbers and ids used once, checks and roles that exist, parameters and evidence that
 * the check understands. It reads the raw document, so that these show up together with mistakes of shape.
 */
export function referenceMistakes(document: unknown, { checks, roles }: PolicyVocabulary): Mistake[] {
  const mistakes: Mistake[] = []
  const pillarIds = new Set<string>()
  const clauseNumbers = new Set<string>()
  const controlIds = new Set<string>()

  const once = (value: unknown, seen: Set<string>, what: string, path: Path) => {
    if (typeof value !== 'string') return
    if (seen.has(value)) {
      mistakes.push({ path, expected: `a ${what} used once`, found: `${describeValue(value)} a second time` })
    }
    seen.add(value)
  }
  const oneOf = (value: unknown, known: readonly string[], what: string, path: Path) => {
    if (typeof value !== 'string' || known.includes(value)) return
    const meant = closestWord(value, known)
    mistakes.push({
      path,
      expected: `${what}: ${known.join(', ')}`,
      found: describeValue(value),
      suggestion: meant === null ? null : `Did you mean "${meant}"?`,
    })
  }
  const readControl = (control: Mapping, path: Path) => {
    once(control.id, controlIds, 'control id', [...path, 'id'])
    oneOf(control.id, [...checks.keys()], 'the id of a known check', [...path, 'id'])
    oneOf(control.owner_role, roles, 'a role', [...path, 'owner_role'])
    const check = typeof control.id === 'string' ? checks.get(control.id) : undefined
    if (check === undefined) return
    const parameters = control.parameters ?? {}
    if (isMapping(parameters))
      mistakes.push(...schemaMistakes(check.parameters, parameters, [...path, 'parameters']))
    const kinds = isMapping(control.evidence) ? control.evidence.kinds : undefined
    if (!Array.isArray(kinds)) return
    kinds.forEach((kind, index) => {
      oneOf(kind, check.evidenceKinds, `evidence that ${check.id} reads`, [
        ...path,
        'evidence',
        'kinds',
        index,
      ])
    })
  }
  const readClause = (clause: Mapping, path: Path) => {
    once(clause.number, clauseNumbers, 'clause number', [...path, 'number'])
    for (const [control, at] of mappings(clause.controls, [...path, 'controls'])) readControl(control, at)
    for (const [inner, at] of mappings(clause.clauses, [...path, 'clauses'])) readClause(inner, at)
  }
  if (!isMapping(document)) return []
  for (const [pillar, path] of mappings(document.pillars, ['pillars'])) {
    once(pillar.id, pillarIds, 'pillar id', [...path, 'id'])
    oneOf(pillar.lead_role, roles, 'a role', [...path, 'lead_role'])
    for (const [clause, at] of mappings(pillar.clauses, [...path, 'clauses'])) readClause(clause, at)
  }
  return mistakes
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The mappings of a list with their paths; whatever is not a list or not a mapping is the schema's business. */
function mappings(value: unknown, path: Path): [Mapping, Path][] {
  if (!Array.isArray(value)) return []
  return value.flatMap((item, index): [Mapping, Path][] =>
    isMapping(item) ? [[item, [...path, index]]] : [],
  )
}

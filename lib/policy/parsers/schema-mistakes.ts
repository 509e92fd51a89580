import { z } from 'zod'
import { closestWord } from '../rules/closest-word.ts'
import { describeValue, type Mistake, type Path } from './problem.ts'

/**
 * Every way `value` breaks `schema`, as mistakes below `base`. Zod finds them; this puts each into words with
 * what was found, and suggests the key that an unknown one was probably meant to be.
 */
export function schemaMistakes(schema: z.ZodType, value: unknown, base: Path = []): Mistake[] {
  const parsed = schema.safeParse(value)
  if (parsed.success) return []
  return parsed.error.issues.flatMap((issue): Mistake[] => {
    const path = [...base, ...issue.path]
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(schema, issue.path)
      return issue.keys.map((key) => {
        const meant = closestWord(key, known)
        return {
          path: [...path, key],
          expected: known.length === 0 ? 'no keys here' : `one of the keys ${known.join(', ')}`,
          found: `the key ${JSON.stringify(key)}`,
          suggestion: meant === null ? null : `Did you mean "${meant}"?`,
          isAtKey: true,
        }
      })
    }
    const found = valueAt(value, issue.path)
    const isUnquoted = issue.code === 'invalid_type' && issue.expected === 'string'
    return [
      {
        path,
        expected: expectation(issue),
        found: describeValue(found),
        suggestion:
          isUnquoted && (typeof found === 'number' || typeof found === 'boolean')
            ? `Put it in quotes: "${found}".`
            : suggestValue(issue, found),
      },
    ]
  })
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected] ?? issue.expected
    case 'invalid_value':
      return issue.values.length === 1
        ? String(issue.values[0])
        : `one of ${issue.values.map(String).join(', ')}`
    case 'too_small':
      return bound(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum)
    case 'too_big':
      return bound(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum)
    default:
      // Formats and refinements carry their expectation as their message; see policy-file.ts.
      return issue.message
  }
}

function bound(origin: string, comparison: string, limit: number | bigint): string {
  if (origin === 'array') return `a list of ${comparison} ${limit}`
  if (origin === 'string') return limit === 1 ? 'some text' : `text of ${comparison} ${limit} characters`
  return `a number of ${comparison} ${limit}`
}

function suggestValue(issue: z.core.$ZodIssue, found: unknown): string | null {
  if (issue.code !== 'invalid_value' || typeof found !== 'string') return null
  const meant = closestWord(found, issue.values.map(String))
  return meant === null ? null : `Did you mean "${meant}"?`
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  )
}

/** The keys a strict object allows at a path of the schema; empty where the path leads to none. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  let inner: unknown = unwrap(schema)
  for (const step of path) {
    if (inner instanceof z.ZodObject) inner = unwrap(inner.shape[String(step)])
    else if (inner instanceof z.ZodArray) inner = unwrap(inner.element)
    else return []
  }
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : []
}

function unwrap(schema: unknown): unknown {
  let inner = schema
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodOptional || inner instanceof z.ZodPrefault) {
    inner = inner.unwrap()
  }
  return inner
}

import type { ControlReference, Difference, PolicyComparison } from '../model/comparison.ts'
import { type Control, everyClause, everyControl, type JsonValue, type Policy } from '../model.ts'

/** What a new version of the policy touches. Controls are matched by id, so a moved control is a changed one. */
export function comparePolicies(before: Policy, after: Policy): PolicyComparison {
  const oldControls = controlsById(before)
  const newControls = controlsById(after)
  const oldClauses = clausesByNumber(before)
  const newClauses = clausesByNumber(after)
  const touched = [...newControls.values()].flatMap((placed) => {
    const old = oldControls.get(placed.control.id)
    if (old === undefined) return []
    const differences = differencesOf(
      { clause: old.clause, ...asJson(old.control) },
      { clause: placed.clause, ...asJson(placed.control) },
    )
    return differences.length === 0 ? [] : [{ ...reference(placed), differences }]
  })
  return {
    controls: {
      added: missingFrom(oldControls, newControls).map(reference),
      removed: missingFrom(newControls, oldControls).map(reference),
      changed: touched,
    },
    clauses: {
      added: missingFrom(oldClauses, newClauses).map(({ number }) => number),
      removed: missingFrom(newClauses, oldClauses).map(({ number }) => number),
      changed: [...newClauses.values()].flatMap((clause) => {
        const old = oldClauses.get(clause.number)
        const isSame =
          old === undefined || (old.title === clause.title && old.obligation === clause.obligation)
        return isSame ? [] : [clause.number]
      }),
    },
  }
}

type Placed = { readonly clause: string; readonly control: Control }

const controlsById = (policy: Policy) =>
  new Map<string, Placed>(
    everyControl(policy).map(({ clause, control }) => [control.id, { clause: clause.number, control }]),
  )
const clausesByNumber = (policy: Policy) =>
  new Map(
    policy.pillars
      .flatMap(({ clauses }) => everyClause(clauses))
      .map((clause) => [clause.number, clause] as const),
  )
const missingFrom = <T>(known: ReadonlyMap<string, unknown>, all: ReadonlyMap<string, T>): T[] =>
  [...all].flatMap(([key, value]) => (known.has(key) ? [] : [value]))
const reference = ({ clause, control }: Placed): ControlReference => ({
  id: control.id,
  title: control.title,
  clause,
})
const asJson = ({ id, ...rest }: Control): Record<string, JsonValue> => rest

/** The leaves that differ between two values, sorted by path. A list is compared as a whole. */
export function differencesOf(before: JsonValue, after: JsonValue, path = ''): Difference[] {
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
    return keys.flatMap((key) =>
      differencesOf(before[key] ?? null, after[key] ?? null, path === '' ? key : `${path}.${key}`),
    )
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }]
}

const isObject = (value: JsonValue): value is Readonly<Record<string, JsonValue>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

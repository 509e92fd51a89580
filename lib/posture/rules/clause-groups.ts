import type { Clause, Policy } from '#lib/policy/model.ts'
import type { ClauseGroup, ControlLine } from '../model/posture-view.ts'
import { rollUpPolicy } from './roll-up.ts'

/**
 * The rows of the posture table in the order of the policy: each clause that has controls of its own, with the titles
 * of the clauses above it that have none. A clause's status covers the clauses below it too, as everywhere.
 */
export function clauseGroups(policy: Policy, lines: ReadonlyMap<string, ControlLine>): ClauseGroup[] {
  const rolledUp = rollUpPolicy(policy, new Map([...lines].map(([id, { status }]) => [id, status])))
  const groupsOf = (clause: Clause, within: readonly string[]): ClauseGroup[] => {
    const isHeading = clause.controls.length > 0
    const below = clause.clauses.flatMap((inner) =>
      groupsOf(inner, isHeading ? [] : [...within, clause.title]),
    )
    const rollUp = rolledUp.clauses.get(clause.number)
    if (!isHeading || rollUp === undefined) return below
    const controls = clause.controls.flatMap(({ id }) => lines.get(id) ?? [])
    return [{ number: clause.number, title: clause.title, within, ...rollUp, controls }, ...below]
  }
  return policy.pillars.flatMap(({ clauses }) => clauses.flatMap((clause) => groupsOf(clause, [])))
}

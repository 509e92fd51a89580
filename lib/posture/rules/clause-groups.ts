import type { Clause, Policy } from '#lib/policy/model.ts'
import type { ClauseGroup, ControlLine } from '../model/posture-view.ts'
import { rollUpPolicy } from './roll-up.ts'

/** The rows of the posture table in the order of the policy. A clause's status covers the clauses below it too. */
export function clauseGroups(policy: Policy, lines: ReadonlyMap<string, ControlLine>): ClauseGroup[] {
  const rolledUp = rollUpPolicy(policy, new Map([...lines].map(([id, { status }]) => [id, status])))
  const groupsOf = (clause: Clause, depth: number): ClauseGroup[] => {
    const rollUp = rolledUp.clauses.get(clause.number)
    const below = clause.clauses.flatMap((inner) => groupsOf(inner, depth + 1))
    if (rollUp === undefined) return below
    const controls = clause.controls.flatMap(({ id }) => lines.get(id) ?? [])
    return [{ number: clause.number, title: clause.title, depth, ...rollUp, controls }, ...below]
  }
  return policy.pillars.flatMap(({ clauses }) => clauses.flatMap((clause) => groupsOf(clause, 0)))
}

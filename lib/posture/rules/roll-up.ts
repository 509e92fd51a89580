import { type Clause, everyClause, type Policy } from '#lib/policy/model.ts'
import { type ControlStatus, countStatuses, type StatusCounts } from '../model.ts'

/**
 * Worst first. A breach is known and must be acted on; a near deadline is known and can still be kept; the unproven
 * is not known to be wrong. So a proven deadline is not hidden behind missing evidence, and missing evidence is
 * never hidden behind what is met. The counts keep the rest visible.
 */
export const worstFirst = [
  'breached',
  'at_risk',
  'unproven',
  'met',
] as const satisfies readonly ControlStatus[]

/** The status of a group of controls; null when there are none, because nothing was promised. */
export function worstStatus(statuses: Iterable<ControlStatus>): ControlStatus | null {
  const present = new Set(statuses)
  return worstFirst.find((status) => present.has(status)) ?? null
}

export type RolledUp = { readonly status: ControlStatus | null; readonly counts: StatusCounts }

/** The status of a clause from its own controls and those of the clauses below it. */
export function rollUpClause(clause: Clause, statuses: ReadonlyMap<string, ControlStatus>): RolledUp {
  return rollUp([clause], statuses)
}

export type PolicyRollUp = RolledUp & {
  /** By clause number, for every clause at every depth. */
  readonly clauses: ReadonlyMap<string, RolledUp>
}

/** The totals of the whole policy and of each clause. A control without a status is unproven. */
export function rollUpPolicy(policy: Policy, statuses: ReadonlyMap<string, ControlStatus>): PolicyRollUp {
  const roots = policy.pillars.flatMap(({ clauses }) => clauses)
  return {
    ...rollUp(roots, statuses),
    clauses: new Map(everyClause(roots).map((clause) => [clause.number, rollUpClause(clause, statuses)])),
  }
}

function rollUp(clauses: readonly Clause[], statuses: ReadonlyMap<string, ControlStatus>): RolledUp {
  const all = everyClause(clauses)
    .flatMap(({ controls }) => controls)
    .map(({ id }) => statuses.get(id) ?? 'unproven')
  return { status: worstStatus(all), counts: countStatuses(all) }
}

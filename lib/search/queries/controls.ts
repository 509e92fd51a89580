import type { Ctx } from '#lib/platform/ctx.ts'
import { everyClause, everyControl } from '#lib/policy/model.ts'
import { policyInForce } from '#lib/policy/queries/policy-in-force.ts'
import { mostOfAKind, type SearchSection } from '../model.ts'

/** Controls and clauses of the policy in force, by title, id or number. */
export async function searchPolicy(ctx: Ctx, q: string): Promise<SearchSection[]> {
  const current = await policyInForce(ctx, {})
  if (current === null) return []
  const wanted = q.toLowerCase()
  const isWanted = (...texts: string[]) => texts.some((text) => text.toLowerCase().includes(wanted))
  const controls = everyControl(current.policy).flatMap(({ control, clause }) =>
    isWanted(control.title, control.id)
      ? [{ id: control.id, label: control.title, href: `/controls/${control.id}`, detail: clause.number }]
      : [],
  )
  const clauses = everyClause(current.policy.pillars.flatMap((pillar) => pillar.clauses)).flatMap(
    ({ number, title }) =>
      isWanted(title, number)
        ? [{ id: `clause-${number}`, label: title, href: `/policy#clause-${number}`, detail: number }]
        : [],
  )
  return [
    { title: 'Controls', items: controls.slice(0, mostOfAKind) },
    { title: 'Clauses', items: clauses.slice(0, mostOfAKind) },
  ]
}

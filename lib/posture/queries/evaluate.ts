import type { Ctx } from '#lib/platform/ctx.ts'
import { everyControl, type PlacedControl, type Policy } from '#lib/policy/model.ts'
import { slaParametersSchema } from '#lib/scans/model/sla.ts'
import type { Severity } from '#lib/scans/model/vocabulary.ts'
import { type SlaDays, type SlaTerms, slaTermsOf } from '#lib/scans/rules/sla.ts'
import type { CheckResult } from '../model.ts'
import { type AgeClass, ageClassOf } from '../rules/age-class.ts'
import { evaluateControl } from '../rules/evaluate.ts'
import type { FactsByCheck } from '../rules/facts.ts'
import { factsAsOf } from './facts.ts'

export type Evaluated = PlacedControl & { result: CheckResult }
export type AgedFindings = { severity: Severity; ageClass: AgeClass; count: number }
export type Evaluation = { asOf: Date; controls: Evaluated[]; findings: AgedFindings[] }

/** Every control of a policy at one moment, from the facts stored for that moment. */
export async function evaluateAsOf(ctx: Ctx, policy: Policy, asOf: Date): Promise<Evaluation> {
  const facts = await factsAsOf(ctx, policy, asOf)
  const controls = everyControl(policy).map((placed) => ({
    ...placed,
    result: evaluateControl(placed.control, facts, asOf),
  }))
  return { asOf, controls, findings: agedFindings(policy, facts, asOf) }
}

/** The check whose deadlines say how old a finding may grow. */
const agedBy = 'supply-chain.findings-in-sla'

/** Its terms under a policy; null when the policy has no such control. */
function slaTerms(policy: Policy): SlaTerms | null {
  const control = everyControl(policy).find((placed) => placed.control.id === agedBy)?.control
  return control === undefined ? null : slaTermsOf(slaParametersSchema.parse(control.parameters))
}

/** Days that a finding of each severity may stay open. */
export const slaDaysOf = (policy: Policy): SlaDays | null => slaTerms(policy)?.days ?? null

function agedFindings(policy: Policy, facts: FactsByCheck, asOf: Date): AgedFindings[] {
  const terms = slaTerms(policy)
  if (terms === null) return []
  const groups = new Map<string, AgedFindings>()
  for (const bucket of facts[agedBy]?.buckets ?? []) {
    const count = bucket.count - bucket.acceptedCount
    if (count === 0) continue
    const ageClass = ageClassOf(bucket, terms, asOf)
    const key = `${bucket.severity} ${ageClass}`
    const group = groups.get(key) ?? { severity: bucket.severity, ageClass, count: 0 }
    group.count += count
    groups.set(key, group)
  }
  return [...groups.values()]
}

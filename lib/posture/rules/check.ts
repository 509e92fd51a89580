import type { z } from 'zod'
import type { Control, DeclaredCheck } from '#lib/policy/model.ts'
import type { CheckResult, Quantity } from '../model.ts'
import type { FactsByCheck } from './facts.ts'

/**
 * A rule: a pure function of facts, parameters and a moment. The facts must be those known at that moment; equal
 * arguments give an equal result, in whatever order the facts come.
 */
export type Evaluate<Facts, Parameters> = (
  facts: Facts,
  parameters: Parameters & EvidenceAge,
  asOf: Date,
) => CheckResult

/** From the control: how many days a piece of evidence counts. */
export type EvidenceAge = { readonly evidenceTimeToLiveDays: number }

/** A check that a policy may name, with the types of its facts and parameters closed inside. */
export type Check = DeclaredCheck & {
  readonly title: string
  /** What is printed as the target while nothing is measured. */
  readonly targetOf: (control: Control) => Quantity
  /** Null as long as no importer provides its facts. */
  readonly evaluate: ((facts: FactsByCheck, control: Control, asOf: Date) => CheckResult | null) | null
}

type Declaration<Parameters> = {
  readonly id: string
  readonly title: string
  readonly parameters: z.ZodType<Parameters>
  readonly evidenceKinds: readonly string[]
  readonly target: (parameters: Parameters) => Quantity
}

/** Declares a check that has no rule yet: a policy can name it, and it is unproven until evidence is connected. */
export function declareCheck<Parameters>(declaration: Declaration<Parameters>): Check {
  const { id, title, parameters, evidenceKinds, target } = declaration
  return {
    id,
    title,
    parameters,
    evidenceKinds,
    targetOf: (control) => target(parameters.parse(control.parameters)),
    evaluate: null,
  }
}

/** Declares a check with its rule. Its facts are those under its own id. */
export function defineCheck<Id extends keyof FactsByCheck, Parameters>(
  declaration: Declaration<Parameters> & {
    readonly id: Id
    readonly evaluate: Evaluate<NonNullable<FactsByCheck[Id]>, Parameters>
  },
): Check {
  return {
    ...declareCheck(declaration),
    evaluate: (facts, control, asOf) => {
      const own = facts[declaration.id]
      if (own === undefined) return null
      const parameters = declaration.parameters.parse(control.parameters)
      return declaration.evaluate(
        own,
        { ...parameters, evidenceTimeToLiveDays: control.evidence.timeToLiveDays },
        asOf,
      )
    },
  }
}

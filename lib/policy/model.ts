import type { z } from 'zod'

/** A value a policy file can hold. Parameters stay plain JSON so that they can be stored, shown and compared. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue }

/** How often the obligation falls due. */
export const cadences = [
  'continuous',
  'per_change',
  'per_event',
  'daily',
  'weekly',
  'monthly',
  'quarterly',
] as const
export type Cadence = (typeof cadences)[number]

/** One measurable promise under a clause. `id` is the id of the check that measures it. */
export type Control = {
  readonly id: string
  readonly title: string
  /** One sentence: when the control counts as met. */
  readonly metWhen: string
  /** Named as in the policy file, with the check's defaults filled in. */
  readonly parameters: Readonly<Record<string, JsonValue>>
  readonly cadence: Cadence
  readonly evidence: { readonly kinds: readonly string[]; readonly timeToLiveDays: number }
  readonly ownerRole: string
  readonly sourceOfTruth: string
  /** Completes "No evidence source connected: …". */
  readonly connect: string
}

export type Clause = {
  readonly number: string
  readonly title: string
  readonly obligation: string
  readonly controls: readonly Control[]
  readonly clauses: readonly Clause[]
}

export type Pillar = {
  readonly id: string
  readonly title: string
  readonly leadRole: string
  readonly clauses: readonly Clause[]
}

export type Policy = {
  readonly title: string
  readonly purpose: string
  readonly pillars: readonly Pillar[]
}

/** What a policy file may refer to. The caller gives it, so that the policy knows no check and no role by itself. */
export type PolicyVocabulary = {
  readonly checks: ReadonlyMap<string, DeclaredCheck>
  readonly roles: readonly string[]
}

/** The part of a check that a policy file is validated against. */
export type DeclaredCheck = {
  readonly id: string
  readonly parameters: z.ZodType
  readonly evidenceKinds: readonly string[]
}

/** A control together with where it stands in the policy. */
export type PlacedControl = { readonly pillar: Pillar; readonly clause: Clause; readonly control: Control }

/** Every clause of a list and of the clauses below it, parents first, in the order of the file. */
export function everyClause(clauses: readonly Clause[]): Clause[] {
  return clauses.flatMap((clause) => [clause, ...everyClause(clause.clauses)])
}

/** Every control of the policy, in the order of the file. */
export function everyControl(policy: Policy): PlacedControl[] {
  return policy.pillars.flatMap((pillar) =>
    everyClause(pillar.clauses).flatMap((clause) =>
      clause.controls.map((control) => ({ pillar, clause, control })),
    ),
  )
}

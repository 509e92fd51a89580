import type { JsonValue } from '../model.ts'

/** One value that differs. `path` is dotted, as in `parameters.sla_days.high`; null stands for "not there". */
export type Difference = { readonly path: string; readonly before: JsonValue; readonly after: JsonValue }

export type ControlReference = { readonly id: string; readonly title: string; readonly clause: string }

export type PolicyComparison = {
  readonly controls: {
    readonly added: readonly ControlReference[]
    readonly removed: readonly ControlReference[]
    readonly changed: readonly (ControlReference & { readonly differences: readonly Difference[] })[]
  }
  /** Numbers of the clauses themselves, apart from their controls. */
  readonly clauses: {
    readonly added: readonly string[]
    readonly removed: readonly string[]
    readonly changed: readonly string[]
  }
}

/** One version in the list of all. `changes` is null for the first. */
export type PolicyVersionLine = {
  readonly version: number
  readonly inForceFrom: Date
  /** SHA-256 of what the policy says, hex. */
  readonly digest: string
  readonly changes: PolicyComparison | null
}

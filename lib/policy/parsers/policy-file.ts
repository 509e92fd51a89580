import { z } from 'zod'
import {
  type Clause,
  type Control,
  cadences,
  type JsonValue,
  type Policy,
  type PolicyVocabulary,
} from '../model.ts'

/** A sentence or a heading: some text, without space around it. */
const text = z.string().trim().min(1)
const identifier = z.string().regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, {
  error: 'lower-case words joined by hyphens or dots',
})

const controlSchema = z.strictObject({
  id: identifier,
  title: text,
  met_when: text,
  parameters: z.record(z.string(), z.json()).default({}),
  cadence: z.enum(cadences),
  evidence: z.strictObject({
    kinds: z.array(identifier).min(1),
    time_to_live_days: z.int().positive(),
  }),
  owner_role: identifier,
  source_of_truth: text,
  connect: text,
})

const clauseSchema = z.strictObject({
  number: z.string().regex(/^\S{1,20}$/, { error: 'a clause number of up to 20 characters without spaces' }),
  title: text,
  obligation: text,
  controls: z.array(controlSchema).default([]),
  get clauses() {
    // A function, not a method: TypeScript cannot infer a recursive type through a chain of calls.
    return z.optional(z.array(clauseSchema))
  },
})

/** The policy as it is written: snake_case keys, nothing unknown, everything stated. */
export const policyFileSchema = z.strictObject({
  /** The version of this file format, not of the policy: a policy's version is its digest. */
  format: z.literal(1),
  title: text,
  purpose: text,
  pillars: z
    .array(
      z.strictObject({
        id: identifier,
        title: text,
        lead_role: identifier,
        clauses: z.array(clauseSchema).min(1),
      }),
    )
    .min(1),
})

export type PolicyFile = z.output<typeof policyFileSchema>
type ClauseFile = z.output<typeof clauseSchema>
type ControlFile = z.output<typeof controlSchema>

/** A file that passed the schema and the reference rules, in the words of the model. */
export function toPolicy(file: PolicyFile, { checks }: PolicyVocabulary): Policy {
  const toControl = (control: ControlFile): Control => ({
    id: control.id,
    title: control.title,
    metWhen: control.met_when,
    // Parsed again for its output: that is where the check's defaults come from.
    parameters: (checks.get(control.id)?.parameters.parse(control.parameters) ?? {}) as Record<
      string,
      JsonValue
    >,
    cadence: control.cadence,
    evidence: { kinds: control.evidence.kinds, timeToLiveDays: control.evidence.time_to_live_days },
    ownerRole: control.owner_role,
    sourceOfTruth: control.source_of_truth,
    connect: control.connect,
  })
  const toClause = (clause: ClauseFile): Clause => ({
    number: clause.number,
    title: clause.title,
    obligation: clause.obligation,
    controls: clause.controls.map(toControl),
    clauses: (clause.clauses ?? []).map(toClause),
  })
  return {
    title: file.title,
    purpose: file.purpose,
    pillars: file.pillars.map((pillar) => ({
      id: pillar.id,
      title: pillar.title,
      leadRole: pillar.lead_role,
      clauses: pillar.clauses.map(toClause),
    })),
  }
}

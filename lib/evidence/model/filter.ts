import { z } from 'zod'
import { completenessStates, evidenceFacets, evidenceKinds, freshnessStates } from '../model.ts'

const day = z.iso.date()

export const evidenceFilterSchema = z.strictObject({
  clause: z.array(z.string().max(60)).max(100).default([]),
  kind: z.array(z.enum(evidenceKinds)).max(20).default([]),
  source: z.array(z.string().max(200)).max(100).default([]),
  freshness: z.array(z.enum(freshnessStates)).max(2).default([]),
  completeness: z.array(z.enum(completenessStates)).max(2).default([]),
  /** Days (UTC), both included, that the record's period touches. */
  from: day.nullable().default(null),
  to: day.nullable().default(null),
})
export type EvidenceFilter = z.output<typeof evidenceFilterSchema>

type Parameters = Readonly<Record<string, string | string[] | undefined>>

/** Reads a filter out of an address; what means nothing there is left out. */
export function readEvidenceFilter(parameters: Parameters): EvidenceFilter {
  const shape = evidenceFilterSchema.shape
  const lists = Object.fromEntries(
    evidenceFacets.map((name) => [
      name,
      [parameters[name] ?? []]
        .flat()
        .flatMap((text) => text.split(','))
        .map((value) => value.replaceAll('%2C', ','))
        .filter((value) => value !== '' && shape[name].safeParse([value]).success),
    ]),
  )
  const dayOf = (name: 'from' | 'to') => {
    const parsed = day.safeParse([parameters[name]].flat()[0])
    return parsed.success ? parsed.data : null
  }
  return evidenceFilterSchema.parse({ ...lists, from: dayOf('from'), to: dayOf('to') })
}

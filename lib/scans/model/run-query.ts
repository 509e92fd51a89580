import { z } from 'zod'
import { runStatusSchema } from '../model.ts'

export const runFilterSchema = z.strictObject({
  status: z.array(runStatusSchema).max(10).default([]),
  asset: z.array(z.uuid()).max(100).default([]),
  tool: z.array(z.string().max(200)).max(100).default([]),
})
export type RunFilter = z.output<typeof runFilterSchema>

type Parameters = Readonly<Record<string, string | string[] | undefined>>

/** Reads the filter of the scan runs out of an address; what means nothing there is left out. */
export function readRunFilter(parameters: Parameters): RunFilter {
  const shape = runFilterSchema.shape
  const valuesOf = (name: keyof RunFilter) =>
    [parameters[name] ?? []]
      .flat()
      .flatMap((text) => text.split(','))
      .map((value) => value.replaceAll('%2C', ','))
      .filter((value) => value !== '' && shape[name].safeParse([value]).success)
  return runFilterSchema.parse({
    status: valuesOf('status'),
    asset: valuesOf('asset'),
    tool: valuesOf('tool'),
  })
}

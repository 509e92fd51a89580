import { type RunFilter, runFilterSchema } from './run.ts'

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

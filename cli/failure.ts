import { isPlumblineError } from '#lib/platform/errors.ts'

/** Ends a command: what happened and what to do next, or the whole error when it was not foreseen. */
export function reportFailure(error: unknown): void {
  console.error(describeFailure(error))
  process.exitCode = 1
}

export function describeFailure(error: unknown): string {
  if (isPlumblineError(error)) return `\n✕ ${error.message}\n  ${error.nextStep}`
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `\n✕ Something went wrong that Plumbline did not expect:\n${text}`
}

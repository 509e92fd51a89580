import type { RunStatus } from '#lib/scans/model.ts'

const mostProblems = 10

type Trouble = { message: string; nextStep: string }
type Problem = { where: string; what: string; nextStep: string }

/** The lines of a receipt that say what went wrong, and what to do about it. */
export function whatWentWrong({
  error,
  problems,
}: {
  error: Trouble | null
  problems: readonly Problem[]
}): string[] {
  const shown = problems.slice(0, mostProblems)
  return [
    ...(error === null ? [] : [`  ${error.message}\n  ${error.nextStep}`]),
    ...shown.map(({ where, what, nextStep }) => `  at ${where}: ${what} ${nextStep}`),
    ...(problems.length > shown.length ? [`  and ${problems.length - shown.length} more problems`] : []),
  ]
}

/** Runs and imports go through the same states. */
export const receiptMarks: Record<RunStatus, string> = {
  queued: '…',
  processing: '…',
  held: '!',
  partial: '!',
  superseded: '!',
  complete: '✓',
  failed: '✕',
}

import { LinkButton } from '#components/ui/button.tsx'
import { ErrorState } from '#components/ui/error-state.tsx'

/** A day that cannot be shown: one that is not over, or no day at all. */
export function RefusedDay({
  message,
  nextStep,
  livePath,
  what = 'posture',
}: {
  message: string
  nextStep: string
  livePath: string
  /** What there is none of. */
  what?: string
}) {
  return (
    <>
      <h1 className="mb-4 text-2xl font-semibold tracking-tight">There is no {what} for that day</h1>
      <ErrorState
        happened={message}
        next={nextStep}
        actions={
          <LinkButton href={livePath} variant="primary">
            Back to live
          </LinkButton>
        }
      />
    </>
  )
}

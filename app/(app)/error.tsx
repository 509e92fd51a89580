'use client'

import { Button } from '#components/ui/button.tsx'
import { ErrorState } from '#components/ui/error-state.tsx'

/** Anything a page did not expect. `digest` finds it in the log; the message itself is never sent. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <>
      <h1 className="sr-only">This page could not be shown</h1>
      <ErrorState
        happened="This page could not be shown."
        kept="Nothing was changed."
        next="Try again. If it happens again, give an administrator the reference."
        {...(error.digest !== undefined && { reference: error.digest })}
        actions={<Button onClick={reset}>Try again</Button>}
      />
    </>
  )
}

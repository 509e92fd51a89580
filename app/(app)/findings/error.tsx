'use client'

import { Button, LinkButton } from '#components/ui/button.tsx'
import { ErrorState } from '#components/ui/error-state.tsx'

export default function FindingsError({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  return (
    <>
      <h1 className="sr-only">The findings could not be shown</h1>
      <ErrorState
        happened="The findings could not be shown."
        kept="Nothing was changed by this."
        next="Try again. If it happens twice, tell an administrator and give the reference."
        {...(reference === undefined ? {} : { reference })}
        actions={
          <>
            <Button variant="primary" onClick={() => retry()}>
              Try again
            </Button>
            <LinkButton href="/findings">All findings</LinkButton>
          </>
        }
      />
    </>
  )
}

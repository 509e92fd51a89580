'use client'

import { Button, LinkButton } from './button.tsx'
import { ErrorState } from './error-state.tsx'

/** What Next.js hands an `error.tsx`. `retry` renders the page anew, on the server, too. */
export type ErrorProps = { error: unknown; retry: () => void }

/**
 * Something nobody expected went wrong while a page was made. The error's own message never leaves the server; the
 * reference (Next's `digest`) finds it in the log.
 *
 * @param what the sentence's subject, with its verb left out: `The findings`
 * @param elsewhere a place that may still work
 */
export function PageError({
  error,
  retry,
  what = 'This page',
  kept = 'Nothing was changed by this.',
  elsewhere,
}: ErrorProps & { what?: string; kept?: string; elsewhere?: { href: string; label: string } }) {
  const reference = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  return (
    <>
      <h1 className="sr-only">{what} could not be shown</h1>
      <ErrorState
        happened={`${what} could not be shown.`}
        kept={kept}
        next="Try again. If it happens twice, tell an administrator and give the reference."
        {...(reference === undefined ? {} : { reference })}
        actions={
          <>
            <Button variant="primary" onClick={() => retry()}>
              Try again
            </Button>
            {elsewhere !== undefined && <LinkButton href={elsewhere.href}>{elsewhere.label}</LinkButton>}
          </>
        }
      />
    </>
  )
}

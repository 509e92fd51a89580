'use client'

import { BareFrame } from '#components/shell/bare-frame.tsx'
import { Button } from '#components/ui/button.tsx'
import { ErrorState } from '#components/ui/error-state.tsx'
import './globals.css'

/** The last resort: the root layout itself failed. The reader's theme is unknown here, so the browser's is used. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  return (
    <html lang="en">
      <body className="min-h-dvh font-sans antialiased">
        <title>Something went wrong · Plumbline</title>
        <BareFrame wide>
          <h1 className="sr-only">Something went wrong</h1>
          <ErrorState
            happened="Plumbline could not show this page."
            kept="Nothing was changed by this: whatever was saved before is still there."
            next="Try again. If it happens twice, tell an administrator and give the reference."
            {...(reference === undefined ? {} : { reference })}
            actions={
              <Button variant="primary" onClick={() => retry()}>
                Try again
              </Button>
            }
          />
        </BareFrame>
      </body>
    </html>
  )
}

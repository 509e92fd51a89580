'use client'

import { BareFrame } from '#components/shell/bare-frame.tsx'
import { type ErrorProps, PageError } from '#components/ui/page-error.tsx'
import './globals.css'

/** The last resort: the root layout itself failed. The reader's theme is unknown here, so the browser's is used. */
export default function GlobalError(props: ErrorProps) {
  return (
    <html lang="en">
      <body className="min-h-dvh font-sans antialiased">
        <title>Something went wrong · Plumbline</title>
        <BareFrame wide>
          <PageError
            {...props}
            kept="Nothing was changed by this: whatever was saved before is still there."
          />
        </BareFrame>
      </body>
    </html>
  )
}

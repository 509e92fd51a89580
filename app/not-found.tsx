import type { Metadata } from 'next'
import { BareFrame } from '#components/shell/bare-frame.tsx'
import { LinkButton } from '#components/ui/button.tsx'

export const metadata: Metadata = { title: 'Not found' }

/** Any address that leads nowhere, or to something the reader may not know of. */
export default function NotFound() {
  return (
    <BareFrame>
      <h1 className="text-2xl font-semibold tracking-tight">Nothing hangs here</h1>
      <p className="mt-2 text-ink-2">
        There is no page at this address, or your roles do not include it. Check the address, or ask whoever
        gave it to you.
      </p>
      <div className="mt-5">
        <LinkButton href="/" variant="primary">
          Go to the posture
        </LinkButton>
      </div>
    </BareFrame>
  )
}

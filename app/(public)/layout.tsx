import type { ReactNode } from 'react'
import { BareFrame } from '#components/shell/bare-frame.tsx'

/** Pages for people without an account. */
export default function PublicLayout({ children }: { children: ReactNode }) {
  return <BareFrame wide>{children}</BareFrame>
}

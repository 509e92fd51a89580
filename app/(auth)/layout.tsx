import type { ReactNode } from 'react'
import { BareFrame } from '#components/shell/bare-frame.tsx'

export default function SignInLayout({ children }: { children: ReactNode }) {
  return <BareFrame>{children}</BareFrame>
}

import type { ReactNode } from 'react'
import { BrandMark } from '../ui/brand-mark.tsx'

/** The frame of pages without a session (sign-in, set-up, enrolment): the mark, one column, nothing else. */
export function BareFrame({
  children,
  wide = false,
  foot,
}: {
  children: ReactNode
  wide?: boolean
  foot?: ReactNode
}) {
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 py-10 sm:justify-center sm:py-16">
      <div className={wide ? 'w-full max-w-2xl' : 'w-full max-w-sm'}>
        <header className="mb-6 flex items-center gap-2 text-[0.9375rem] font-semibold tracking-tight">
          <BrandMark />
          Plumbline
        </header>
        <main id="main">{children}</main>
        {foot !== undefined && <footer className="mt-8 text-xs text-ink-3">{foot}</footer>}
      </div>
    </div>
  )
}

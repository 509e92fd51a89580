import type { ReactNode } from 'react'

/** The sentence at the head of a sign-in page, and what it means for the reader. */
export function AuthHeading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="mb-5">
      <h1 className="text-2xl font-semibold tracking-tight text-balance">{title}</h1>
      {children !== undefined && <p className="mt-1.5 text-sm text-ink-2">{children}</p>}
    </header>
  )
}

/** The plumb bob on its line. */
export function BrandMark({ className = 'h-5.5 w-4.5' }: { className?: string }) {
  return (
    <svg viewBox="0 0 18 22" fill="none" className={className} aria-hidden="true">
      <path d="M9 0v11" stroke="currentColor" strokeWidth="1.4" />
      <path d="M4.5 11h9L9 21z" fill="var(--accent)" />
    </svg>
  )
}

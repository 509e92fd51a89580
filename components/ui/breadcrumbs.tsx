import Link from 'next/link'

/** Where this page sits. The last step is the page itself and needs no `href`. */
export function Breadcrumbs({ steps }: { steps: readonly { label: string; href?: string }[] }) {
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-2 text-sm">
        {steps.map((step, index) => {
          const isLast = index === steps.length - 1
          return (
            <li key={step.label} className="flex min-w-0 items-center gap-2 first:shrink-0">
              {index > 0 && (
                <span aria-hidden="true" className="text-ink-3">
                  /
                </span>
              )}
              {step.href !== undefined && !isLast ? (
                <Link
                  href={step.href}
                  className="truncate rounded-sm text-ink-2 hover:text-ink hover:underline"
                >
                  {step.label}
                </Link>
              ) : (
                <span aria-current={isLast ? 'page' : undefined} className="truncate">
                  {step.label}
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

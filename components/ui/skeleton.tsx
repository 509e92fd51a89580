import { clsx } from 'clsx'

/** A block of the size the content will have, so that nothing moves when it arrives. Size it with `className`. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={clsx('block motion-safe:animate-pulse rounded-sm bg-line-2', className)}
    />
  )
}

/** Rows of a table that is on its way. `label` is what a screen reader hears. */
export function TableSkeleton({ rows = 8, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className="flex h-9.5 items-center gap-6 border-b border-line-2 px-2.5">
          <Skeleton className="h-3 w-2/5" />
          <Skeleton className="ml-auto h-3 w-16" />
          <Skeleton className="h-3 w-20 max-sm:hidden" />
        </div>
      ))}
    </div>
  )
}

/** A page header and a table: the usual `loading.tsx`. */
export function PageSkeleton({ label = 'Loading the page' }: { label?: string }) {
  return (
    <div>
      <Skeleton className="mb-3 h-7 w-2/5 max-sm:w-4/5" />
      <Skeleton className="mb-8 h-4 w-3/5" />
      <TableSkeleton label={label} />
    </div>
  )
}

/** A page header, facets and a long table: the `loading.tsx` of a list. */
export function ListSkeleton({ label }: { label: string }) {
  return (
    <div>
      <Skeleton className="mb-3 h-7 w-96 max-w-full" />
      <Skeleton className="mb-6 h-4 w-80 max-w-full" />
      <div className="grid gap-6 xl:grid-cols-[12.5rem_minmax(0,1fr)]">
        <div className="grid content-start gap-2.5 max-xl:hidden">
          {Array.from({ length: 14 }, (_, row) => row).map((row) => (
            <Skeleton key={row} className="h-4 w-full" />
          ))}
        </div>
        <div>
          <Skeleton className="mb-3 h-8 w-96 max-w-full" />
          <TableSkeleton rows={14} label={label} />
        </div>
      </div>
    </div>
  )
}

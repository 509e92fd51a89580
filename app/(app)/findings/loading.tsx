import { Skeleton, TableSkeleton } from '#components/ui/skeleton.tsx'

/** The findings page, sized as it will be: heading, tabs, facets and rows. */
export default function FindingsLoading() {
  return (
    <div>
      <Skeleton className="mb-3 h-7 w-96 max-w-full" />
      <Skeleton className="mb-6 h-4 w-80 max-w-full" />
      <Skeleton className="mb-4 h-9 w-full" />
      <div className="grid gap-6 lg:grid-cols-[12.5rem_minmax(0,1fr)]">
        <div className="grid content-start gap-2.5 max-lg:hidden">
          {Array.from({ length: 14 }, (_, row) => row).map((row) => (
            <Skeleton key={row} className="h-4 w-full" />
          ))}
        </div>
        <div>
          <Skeleton className="mb-3 h-8 w-96 max-w-full" />
          <TableSkeleton rows={14} label="Loading findings" />
        </div>
      </div>
    </div>
  )
}

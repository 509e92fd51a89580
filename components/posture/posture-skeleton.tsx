import { Skeleton, TableSkeleton } from '#components/ui/skeleton.tsx'

/** The posture page while it is on its way, in its final proportions. */
export function PostureSkeleton() {
  return (
    <>
      <div className="mb-5.5 flex flex-wrap items-end justify-between gap-x-10 gap-y-4">
        <div className="min-w-0 flex-1 basis-96">
          <Skeleton className="mb-2 h-3.5 w-56" />
          <Skeleton className="h-7 w-96 max-w-full" />
          <Skeleton className="mt-3 h-3.5 w-full max-w-lg" />
        </div>
        <Skeleton className="h-8 w-full sm:w-96" />
      </div>
      <div className="grid items-start gap-7 xl:grid-cols-[minmax(0,1fr)_18.75rem]">
        <TableSkeleton rows={18} label="Loading the posture" />
        <div className="grid gap-4 md:max-xl:grid-cols-2">
          <Skeleton className="h-72 w-full rounded-lg" />
          <Skeleton className="h-60 w-full rounded-lg" />
        </div>
      </div>
    </>
  )
}

import { Skeleton } from '#components/ui/skeleton.tsx'

export default function FindingLoading() {
  return (
    <div role="status" aria-label="Loading the finding">
      <Skeleton className="mb-2 h-4 w-48" />
      <Skeleton className="mb-8 h-8 w-3/5" />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid content-start gap-8">
          <Skeleton className="h-20 w-full" />
          <Skeleton className="h-80 w-full" />
          <Skeleton className="h-40 w-full" />
        </div>
        <div className="grid content-start gap-4 max-lg:-order-1">
          <Skeleton className="h-80 w-full" />
          <Skeleton className="h-32 w-full" />
        </div>
      </div>
    </div>
  )
}

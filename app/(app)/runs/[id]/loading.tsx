import { Skeleton } from '#components/ui/skeleton.tsx'

export default function RunLoading() {
  return (
    <div role="status" aria-label="Loading the scan run">
      <Skeleton className="mb-2 h-4 w-48" />
      <Skeleton className="mb-3 h-8 w-3/5" />
      <Skeleton className="mb-6 h-5 w-96 max-w-full" />
      <Skeleton className="mb-6 h-24 w-full" />
      <Skeleton className="h-96 w-full max-w-3xl" />
    </div>
  )
}

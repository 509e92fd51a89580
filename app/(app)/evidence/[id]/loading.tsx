import { Skeleton } from '#components/ui/skeleton.tsx'

export default function EvidenceRecordLoading() {
  return (
    <div role="status" aria-label="Loading the evidence record">
      <Skeleton className="mb-2 h-4 w-48" />
      <Skeleton className="mb-8 h-8 w-4/5" />
      <div className="grid gap-6 lg:grid-cols-2">
        <Skeleton className="h-112 w-full" />
        <div className="grid content-start gap-6">
          <Skeleton className="h-52 w-full" />
          <Skeleton className="h-60 w-full" />
        </div>
      </div>
    </div>
  )
}

import { Skeleton } from '#components/ui/skeleton.tsx'

export default function UploadLoading() {
  return (
    <div role="status" aria-label="Loading the upload page" className="max-w-3xl">
      <Skeleton className="mb-2 h-4 w-40" />
      <Skeleton className="mb-3 h-8 w-96 max-w-full" />
      <Skeleton className="mb-6 h-5 w-full" />
      <Skeleton className="mb-4 h-16 w-full" />
      <Skeleton className="h-44 w-full" />
    </div>
  )
}

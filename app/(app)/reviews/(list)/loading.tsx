import { PageSkeleton } from '#components/ui/skeleton.tsx'

export default function ReviewsLoading() {
  return <PageSkeleton label="Loading reviews" />
}

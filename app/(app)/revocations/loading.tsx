import { PageSkeleton } from '#components/ui/skeleton.tsx'

export default function RevocationsLoading() {
  return <PageSkeleton label="Loading revocations" />
}

import { PageSkeleton } from '#components/ui/skeleton.tsx'

export default function RunsLoading() {
  return <PageSkeleton label="Loading the scan runs" />
}

import { PageSkeleton } from '#components/ui/skeleton.tsx'

export default function SourcesLoading() {
  return <PageSkeleton label="Loading sources" />
}

import { PageSkeleton } from '#components/ui/skeleton.tsx'

export default function IncidentsLoading() {
  return <PageSkeleton label="Loading incidents" />
}

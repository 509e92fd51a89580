import { PageSkeleton } from '#components/ui/skeleton.tsx'

export default function IncidentLoading() {
  return <PageSkeleton label="Loading the incident" />
}

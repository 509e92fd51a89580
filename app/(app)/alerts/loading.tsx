import { PageSkeleton } from '#components/ui/skeleton.tsx'

export default function AlertsLoading() {
  return <PageSkeleton label="Loading the alerts" />
}

import { PageSkeleton } from '#components/ui/skeleton.tsx'

export default function ActionsLoading() {
  return <PageSkeleton label="Loading actions" />
}

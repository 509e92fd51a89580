import { PageSkeleton } from '#components/ui/skeleton.tsx'

export default function SystemsLoading() {
  return <PageSkeleton label="Loading systems" />
}

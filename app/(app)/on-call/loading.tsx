import { PageSkeleton } from '#components/ui/skeleton.tsx'

export default function OnCallLoading() {
  return <PageSkeleton label="Loading who is on call" />
}

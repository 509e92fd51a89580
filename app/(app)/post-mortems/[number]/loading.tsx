import { PageSkeleton } from '#components/ui/skeleton.tsx'

export default function PublishedLoading() {
  return <PageSkeleton label="Loading the post-mortem" />
}

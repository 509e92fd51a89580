import { PageSkeleton } from '#components/ui/skeleton.tsx'

export default function LibraryLoading() {
  return <PageSkeleton label="Loading post-mortems" />
}

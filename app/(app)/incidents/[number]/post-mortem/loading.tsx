import { PageSkeleton } from '#components/ui/skeleton.tsx'

export default function PostMortemLoading() {
  return <PageSkeleton label="Loading the post-mortem" />
}

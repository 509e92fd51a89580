import { PostureSkeleton } from '#components/posture/posture-skeleton.tsx'

export default function Loading() {
  return <PostureSkeleton />
}

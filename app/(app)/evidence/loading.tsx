import { PageSkeleton } from '#components/ui/skeleton.tsx'

export default function EvidenceLoading() {
  return <PageSkeleton label="Loading the evidence" />
}

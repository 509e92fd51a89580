import { PageSkeleton } from '#components/ui/skeleton.tsx'

export default function AnalysisLoading() {
  return <PageSkeleton label="Loading the analysis" />
}

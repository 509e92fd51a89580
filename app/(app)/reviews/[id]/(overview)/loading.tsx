import { PageSkeleton } from '#components/ui/skeleton.tsx'

export default function CampaignLoading() {
  return <PageSkeleton label="Loading the campaign" />
}

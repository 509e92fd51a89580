import { PageSkeleton } from '#components/ui/skeleton.tsx'

export default function MfaLoading() {
  return <PageSkeleton label="Loading second factors" />
}

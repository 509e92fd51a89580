import { ListSkeleton } from '#components/ui/skeleton.tsx'

export default function PeopleLoading() {
  return <ListSkeleton label="Loading people" />
}

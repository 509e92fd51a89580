import { ListSkeleton } from '#components/ui/skeleton.tsx'

export default function AccountsLoading() {
  return <ListSkeleton label="Loading accounts" />
}
